/**
 * Terminal: the host's own, the thread that owns it, and the threads that work meanwhile.
 *
 * <p>{@link lockstep.tui.terminal.Session} is the door; {@link lockstep.tui.terminal.UiLoop} the loop, which tests run
 * over a display of their own. Of Lanterna its terminal and its reading of keys are used, not its screens and widgets.
 * The compiler is told not to warn of {@code sun.misc.Signal}: there is no other way to hear of a signal.
 */
//COMPILE_OPTIONS -XDignore.symbol.file
//SOURCES Bell.java
//SOURCES Display.java
//SOURCES Guardian.java
//SOURCES HostDisplay.java
//SOURCES HostTerminal.java
//SOURCES KeyNames.java
//SOURCES Painter.java
//SOURCES Palette.java
//SOURCES Pasting.java
//SOURCES PatientInput.java
//SOURCES PushLatch.java
//SOURCES Session.java
//SOURCES SessionRecording.java
//SOURCES Signals.java
//SOURCES StateFolder.java
//SOURCES Stoppable.java
//SOURCES Stty.java
//SOURCES UiLoop.java
//SOURCES Worker.java
//DEPS com.googlecode.lanterna:lanterna:3.1.5
package lockstep.tui.terminal;
