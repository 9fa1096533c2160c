/**
 * Control: from a state and an event to the next state. Pure: no clock, no terminal, no thread.
 *
 * <p>{@link lockstep.tui.control.Update} is the door. Library: none of its own. Stands on {@code gate}, {@code http},
 * {@code policy}, {@code release}, {@code run} and {@code text}, and on the UI's {@code desk}, {@code keys} and
 * {@code model}.
 */
//SOURCES Commands.java
//SOURCES Dialogs.java
//SOURCES Doing.java
//SOURCES KeyPress.java
//SOURCES Looking.java
//SOURCES Moving.java
//SOURCES Opening.java
//SOURCES Progress.java
//SOURCES Update.java
//SOURCES Working.java
//SOURCES ../../../../scripts/lockstep/gate/package-info.java
//SOURCES ../../../../scripts/lockstep/http/package-info.java
//SOURCES ../../../../scripts/lockstep/policy/package-info.java
//SOURCES ../../../../scripts/lockstep/release/package-info.java
//SOURCES ../../../../scripts/lockstep/run/package-info.java
//SOURCES ../../../../scripts/lockstep/text/package-info.java
//SOURCES ../desk/package-info.java
//SOURCES ../keys/package-info.java
//SOURCES ../model/package-info.java
package lockstep.tui.control;
