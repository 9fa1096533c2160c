/** The command that tells whether the last rollback holds. */
//SOURCES LastRollback.java
//SOURCES RollbackCheck.java
//SOURCES RollbackCheckJson.java
//SOURCES VerifyRollbackCommand.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.commands.verify;
