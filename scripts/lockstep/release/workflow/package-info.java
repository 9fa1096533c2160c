/**
 * Workflow: promotions and rollbacks, from the first look at the remote to the entry in the log.
 *
 * <p>Intent is pushed together with the move of {@code release}, in one atomic push, each branch leased on what was
 * seen; outcome and log entry after the production smoke. Everything between the two pushes can be done again, by
 * anybody, from any host.
 */
//SOURCES Adoption.java
//SOURCES Completion.java
//SOURCES ConfigPinning.java
//SOURCES Entries.java
//SOURCES HotfixStage.java
//SOURCES HotfixWish.java
//SOURCES Move.java
//SOURCES Mover.java
//SOURCES OutcomeRecord.java
//SOURCES Promotion.java
//SOURCES PromotionWish.java
//SOURCES RecordProof.java
//SOURCES Rollback.java
//SOURCES RollbackApprovals.java
//SOURCES RollbackWish.java
//SOURCES RunRecord.java
//SOURCES TruthRecord.java
//SOURCES TruthUpdate.java
//SOURCES WayBack.java
//SOURCES Witness.java
package lockstep.release.workflow;
