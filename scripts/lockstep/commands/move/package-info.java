/** Commands that move production, to a newer commit or back: what is declared, asked, planned, told. */
//SOURCES DeclarationOptions.java
//SOURCES MoveJson.java
//SOURCES MoveOptions.java
//SOURCES MoveReporter.java
//SOURCES MoveRun.java
//SOURCES MoveWords.java
//SOURCES PlannedMove.java
//SOURCES PromoteCommand.java
//SOURCES ResumeRule.java
//SOURCES RollbackCommand.java
//SOURCES RollbackForetold.java
//SOURCES RollbackTarget.java
//SOURCES TriggerQuestion.java
//DEPS info.picocli:picocli:4.7.7
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.commands.move;
