/**
 * Workflow: promotions and rollbacks, from the first look at the remote to the entry in the log.
 *
 * <p>Intent is pushed together with the move of {@code release}, in one atomic push, each branch leased on what was
 * seen; outcome and log entry after the production smoke. Everything between the two pushes can be done again, by
 * anybody, from any host.
 */
//SOURCES Adoption.java
//SOURCES Attestations.java
//SOURCES Candidate.java
//SOURCES Completion.java
//SOURCES ConfigInForce.java
//SOURCES ConfigPinning.java
//SOURCES ConfigPins.java
//SOURCES Entries.java
//SOURCES JournalAudit.java
//SOURCES Milestone.java
//SOURCES Move.java
//SOURCES Mover.java
//SOURCES OutcomeRecord.java
//SOURCES Promotion.java
//SOURCES PromotionWish.java
//SOURCES PushFailure.java
//SOURCES RecordProof.java
//SOURCES Recorder.java
//SOURCES ReleaseSite.java
//SOURCES RememberedTip.java
//SOURCES RevisionCertainty.java
//SOURCES Rollback.java
//SOURCES RollbackWish.java
//SOURCES RunRecord.java
//SOURCES RunSignatures.java
//SOURCES Standing.java
//SOURCES StandingReader.java
//SOURCES StorageGuard.java
//SOURCES WayBack.java
//SOURCES Witness.java
//SOURCES WorkflowListener.java
//DEPS tools.jackson.core:jackson-databind:3.1.8
package lockstep.release.workflow;
