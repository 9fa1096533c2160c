/**
 * Control: from a state and an event to the next state. Pure: no clock, no terminal, no thread.
 *
 * <p>{@link lockstep.tui.update.Update} is the door. Library: none of its own. Stands on {@code gate}, {@code http},
 * {@code policy}, {@code release}, {@code run} and {@code text}, and on the UI's {@code desk}, {@code keys} and
 * {@code model}.
 */
//SOURCES Commands.java
//SOURCES Dialogs.java
//SOURCES Doing.java
//SOURCES Following.java
//SOURCES GateDialog.java
//SOURCES KeyPress.java
//SOURCES Looking.java
//SOURCES Moving.java
//SOURCES Opening.java
//SOURCES Progress.java
//SOURCES Update.java
//SOURCES Working.java
//SOURCES ../keys/package-info.java
package lockstep.tui.update;
