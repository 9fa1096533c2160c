/** Approval: the commands with which people ask for a move, approve it, and take an approval back. */
//SOURCES ApprovalCommand.java
//SOURCES ApprovalOptions.java
//SOURCES RecordedApproval.java
//SOURCES RecordingOptions.java
//SOURCES RevocationCommand.java
//DEPS info.picocli:picocli:4.7.7
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.commands.approval;
