/**
 * Workflow: promotions and rollbacks, from the first look at the remote to the entry in the log.
 *
 * <p>Intent is pushed together with the move of {@code release}, in one atomic push, each branch leased on what was
 * seen; outcome and log entry after the production smoke. Everything between the two pushes can be done again, by
 * anybody, from any host.
 */
//SOURCES Adoption.java
//SOURCES AskedOfRollback.java
//SOURCES ConfigPinning.java
//SOURCES Entries.java
//SOURCES HotfixRequest.java
//SOURCES HotfixStage.java
//SOURCES Leaving.java
//SOURCES OutcomeRecord.java
//SOURCES PassageProof.java
//SOURCES PlannedPush.java
//SOURCES Promotion.java
//SOURCES PromotionRequest.java
//SOURCES PushPlan.java
//SOURCES RecordAfter.java
//SOURCES RecordProof.java
//SOURCES ReleaseRollout.java
//SOURCES Rollback.java
//SOURCES RollbackApprovals.java
//SOURCES RollbackOfCommit.java
//SOURCES RollbackRequest.java
//SOURCES RunRecord.java
//SOURCES SignatureAfter.java
//SOURCES TruthRecord.java
//SOURCES TruthUpdate.java
//SOURCES UsualRollback.java
//SOURCES Witness.java
package lockstep.release.workflow;
