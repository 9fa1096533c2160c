/**
 * Service: what people do with a release, each as one call: see the status, record a run, promote, roll back, resume,
 * give up, verify, adopt. Results come back as values; what is thrown is a finished error that says what happened.
 *
 * <p>The commands, the terminal UI and the demo call this room and nothing below it.
 */
//SOURCES ApprovalService.java
//SOURCES Conclusion.java
//SOURCES DecisionAge.java
//SOURCES Explanation.java
//SOURCES Moving.java
//SOURCES ReleaseService.java
//SOURCES ReleaseStatus.java
//SOURCES Resumption.java
//SOURCES RollbackAdvice.java
//SOURCES Trails.java
//SOURCES Unfinished.java
package lockstep.release.service;
