/**
 * API: the one door through which the terminal UI reaches the core, and the values that pass it.
 *
 * <p>{@link lockstep.tui.api.ReleaseDesk} says what can be done and known; how, is the matter of the room that opens
 * it.
 */
//SOURCES Candidate.java
//SOURCES ClassByPaths.java
//SOURCES CommandRun.java
//SOURCES Conclusion.java
//SOURCES Declared.java
//SOURCES DeskTerms.java
//SOURCES DrillChoice.java
//SOURCES DrillListener.java
//SOURCES EntryKind.java
//SOURCES EntryLine.java
//SOURCES EnvironmentSeen.java
//SOURCES GitSeen.java
//SOURCES Invocation.java
//SOURCES Judgement.java
//SOURCES LogCheck.java
//SOURCES MetricsSeen.java
//SOURCES MovePhase.java
//SOURCES PipelineSeen.java
//SOURCES ReleaseDesk.java
//SOURCES ReleaseListener.java
//SOURCES ReleaseSeen.java
//SOURCES RuleCheck.java
//SOURCES SearchedList.java
//SOURCES ServiceSeen.java
//SOURCES Source.java
//SOURCES StoredRun.java
//SOURCES StraySeen.java
package lockstep.tui.api;
