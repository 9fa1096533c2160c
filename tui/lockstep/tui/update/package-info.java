/**
 * Control: from a state and an event to the next state. Pure: no clock, no terminal, no thread.
 *
 * <p>{@link lockstep.tui.update.Update} is the door.
 */
//SOURCES Alarms.java
//SOURCES Aside.java
//SOURCES Commands.java
//SOURCES DialogKeys.java
//SOURCES Dialogs.java
//SOURCES Doing.java
//SOURCES Following.java
//SOURCES GateDialog.java
//SOURCES Help.java
//SOURCES Keeping.java
//SOURCES KeyPress.java
//SOURCES Loading.java
//SOURCES Looking.java
//SOURCES MessageKeys.java
//SOURCES Moving.java
//SOURCES Opening.java
//SOURCES OwnCommands.java
//SOURCES PipelineDialogs.java
//SOURCES Polling.java
//SOURCES Progress.java
//SOURCES Stopping.java
//SOURCES Telling.java
//SOURCES Update.java
//SOURCES Working.java
package lockstep.tui.update;
