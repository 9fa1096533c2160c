/**
 * Desk: the commands that move or record something, as an operator works them: options, confirmations, progress, words.
 *
 * <p>Library: picocli. Stands on {@code cli}, {@code config}, {@code deploy}, {@code error}, {@code gate},
 * {@code git}, {@code http}, {@code journal}, {@code log}, {@code policy}, {@code release}, {@code remote},
 * {@code report}, {@code revision}, {@code run}, {@code suites}, {@code text} and
 * {@code workflow}.
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
//SOURCES ../workflow/package-info.java
//DEPS info.picocli:picocli:4.7.7
package lockstep.commands.release;
