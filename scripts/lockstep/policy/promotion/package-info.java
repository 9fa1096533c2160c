/**
 * Policy: may this commit be promoted, may that one be gone back to. Facts in, {@code Allowed} or {@code Refused} with
 * all the reasons out.
 *
 * <p>Pure: no clock, no network, no disk; every rule links to docs/policy.md.
 */
//SOURCES Acceptance.java
//SOURCES Accepted.java
//SOURCES ChangeReason.java
//SOURCES ConfigDifference.java
//SOURCES GateFailure.java
//SOURCES Hotfix.java
//SOURCES PolicyDocument.java
//SOURCES ProductionSeen.java
//SOURCES PromotionDecision.java
//SOURCES PromotionFacts.java
//SOURCES PromotionJudge.java
//SOURCES PromotionPolicy.java
//SOURCES Reason.java
//SOURCES Remedies.java
//SOURCES RollbackDecision.java
//SOURCES RollbackFacts.java
//SOURCES RollbackJudge.java
//SOURCES RollbackTrigger.java
//SOURCES ServiceDemand.java
//SOURCES ServiceFacts.java
//SOURCES StagingEvidence.java
//SOURCES TakenBack.java
//SOURCES WayBack.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.policy.promotion;
