/**
 * Policy: may this commit be promoted, may that one be gone back to. Facts in, {@code Allowed} or {@code Refused} with
 * all the reasons out.
 *
 * <p>Pure: no clock, no network, no disk; every rule names the seed document it comes from. Library: none of its own.
 * Stands on {@code change}, {@code error}, {@code gate}, {@code log}, {@code release} and {@code text}.
 */
//SOURCES Acceptance.java
//SOURCES Accepted.java
//SOURCES ChangeReason.java
//SOURCES GateFailure.java
//SOURCES GateRunFacts.java
//SOURCES KnownGood.java
//SOURCES NextReleaseId.java
//SOURCES OpenIntent.java
//SOURCES PolicyRule.java
//SOURCES ProductionSeen.java
//SOURCES PromotionDecision.java
//SOURCES PromotionFacts.java
//SOURCES PromotionJudge.java
//SOURCES PromotionPolicy.java
//SOURCES Reason.java
//SOURCES ReleaseHistory.java
//SOURCES RollbackDecision.java
//SOURCES RollbackFacts.java
//SOURCES RollbackJudge.java
//SOURCES RollbackTrigger.java
//SOURCES StagingEvidence.java
//SOURCES ../export/package-info.java
package lockstep.policy.promotion;
