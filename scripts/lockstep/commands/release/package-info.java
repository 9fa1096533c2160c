/**
 * Desk: the commands that move or record something, as an operator works them: options, confirmations, progress,
 * words.
 */
//SOURCES AcceptConfigOptions.java
//SOURCES ApprovalsJson.java
//SOURCES CommitOption.java
//SOURCES Confirmation.java
//SOURCES DeclarationOptions.java
//SOURCES DeployCommandLine.java
//SOURCES DeskListener.java
//SOURCES DryRun.java
//SOURCES ExplainCommand.java
//SOURCES ExplainJson.java
//SOURCES FactsTold.java
//SOURCES ForgeOptions.java
//SOURCES KillSwitchCommand.java
//SOURCES PinConfig.java
//SOURCES PromoteCommand.java
//SOURCES RecordChecksCommand.java
//SOURCES RecordOptions.java
//SOURCES ReportOptions.java
//SOURCES ResumeRule.java
//SOURCES RollbackCheckJson.java
//SOURCES RollbackCommand.java
//SOURCES ShowConfig.java
//SOURCES SiteOptions.java
//SOURCES SoakCommand.java
//SOURCES StatusCommand.java
//SOURCES StatusJson.java
//SOURCES StatusReport.java
//SOURCES Telling.java
//SOURCES VerifyRollbackCommand.java
//DEPS info.picocli:picocli:4.7.7
//DEPS tools.jackson.core:jackson-databind:3.1.8
package lockstep.commands.release;
