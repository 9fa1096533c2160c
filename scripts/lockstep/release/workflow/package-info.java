/**
 * Workflow: promotions and rollbacks, from the first look at the remote to the entry in the log.
 *
 * <p>Intent is pushed together with the move of {@code release}, in one atomic push, each branch leased on what was
 * seen; outcome and log entry after the production smoke. Everything between the two pushes can be done again, by
 * anybody, from any host. Library: none of its own. Stands on {@code attestation}, {@code audit},
 * {@code checkpoint}, {@code config},
 * {@code deploy}, {@code error}, {@code evidence}, {@code gate}, {@code git}, {@code http}, {@code journal},
 * {@code layout}, {@code log}, {@code policy}, {@code release}, {@code remote}, {@code revision}, {@code run},
 * {@code signature},
 * {@code suites}, {@code text} and {@code verification}.
 */
//SOURCES Adoption.java
//SOURCES Attestations.java
//SOURCES Completion.java
//SOURCES Entries.java
//SOURCES JournalAudit.java
//SOURCES Milestone.java
//SOURCES Move.java
//SOURCES Mover.java
//SOURCES OutcomeRecord.java
//SOURCES Promotion.java
//SOURCES PromotionWish.java
//SOURCES PushFailure.java
//SOURCES Recorder.java
//SOURCES ReleaseSite.java
//SOURCES RememberedTip.java
//SOURCES Rollback.java
//SOURCES RollbackWish.java
//SOURCES RunRecord.java
//SOURCES RunSignatures.java
//SOURCES Standing.java
//SOURCES StandingReader.java
//SOURCES StorageGuard.java
//SOURCES WorkflowListener.java
//SOURCES ../verification/package-info.java
package lockstep.release.workflow;
