/** Canary: the command that runs, watches and ends canaries, as an operator or a program works it. */
//SOURCES CanaryAnswer.java
//SOURCES CanaryCommand.java
//SOURCES CanaryDryRun.java
//SOURCES CanaryEvents.java
//SOURCES CanaryProgress.java
//SOURCES CanaryWatching.java
//SOURCES GateLines.java
//SOURCES HotfixOptions.java
//SOURCES InsteadOfRunning.java
//SOURCES OpenCanary.java
//SOURCES Quiet.java
//SOURCES WatchCommand.java
//SOURCES WatchRollback.java
//SOURCES WatchWayBack.java
//DEPS info.picocli:picocli:4.7.7
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.commands.canary;
