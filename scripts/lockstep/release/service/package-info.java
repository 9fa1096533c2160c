/**
 * Service: what people do with a release, each as one call: see the status, record a run, promote, roll back, resume,
 * give up, verify, adopt. Results come back as values; what is thrown is a finished error that says what happened.
 *
 * <p>Whoever moves {@code release} or reads what stands calls this room. Canaries, facts, soaks and sets are rooms
 * beside it, which their commands call.
 */
//SOURCES ApprovalService.java
//SOURCES DecisionAge.java
//SOURCES Explanation.java
//SOURCES MoveExecution.java
//SOURCES MoveResult.java
//SOURCES RecordSeen.java
//SOURCES ReleaseService.java
//SOURCES ReleaseStatus.java
//SOURCES Resumption.java
//SOURCES RollbackAdvice.java
//SOURCES Trails.java
//SOURCES Unfinished.java
package lockstep.release.service;
