/**
 * Service: what people do with a release, each as one call: see the status, record a run, promote, roll back, resume,
 * give up, verify, adopt. Results come back as values; what is thrown is a finished error that says what happened.
 *
 * <p>Whoever moves {@code release}, reads what stands, or records a run, a fact or an approval calls this room.
 * Canaries, soaks, sets and the watch are rooms beside it, each with a service of its own; what of them commands, demo
 * and terminal UI may name is a list in DistrictsTest.
 */
//SOURCES ApprovalService.java
//SOURCES AutoRollback.java
//SOURCES DecisionAge.java
//SOURCES Explanation.java
//SOURCES FactService.java
//SOURCES KnownRuns.java
//SOURCES Lasting.java
//SOURCES MoveExecution.java
//SOURCES MovePlanning.java
//SOURCES MoveResult.java
//SOURCES RecordSeen.java
//SOURCES RecordVerification.java
//SOURCES ReleaseService.java
//SOURCES ReleaseStatus.java
//SOURCES Resumption.java
//SOURCES RollbackAdvice.java
//SOURCES Trails.java
//SOURCES Unfinished.java
package lockstep.release.service;
