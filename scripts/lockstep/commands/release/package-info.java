/**
 * Desk: the commands that move or record something, as an operator works them: options, confirmations, progress,
 * words.
 */
//SOURCES Confirmation.java
//SOURCES DeclarationOptions.java
//SOURCES DeployCommandLine.java
//SOURCES DeskListener.java
//SOURCES DryRun.java
//SOURCES Finish.java
//SOURCES PromoteCommand.java
//SOURCES RecordOptions.java
//SOURCES RollbackCommand.java
//SOURCES SiteOptions.java
//SOURCES StatusCommand.java
//SOURCES StatusReport.java
//SOURCES VerifyRollbackCommand.java
//DEPS info.picocli:picocli:4.7.7
package lockstep.commands.release;
