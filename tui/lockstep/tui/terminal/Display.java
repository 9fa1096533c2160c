package lockstep.tui.terminal;

import java.io.IOException;
import lockstep.tui.canvas.Frame;
import lockstep.tui.canvas.Size;

/** A place to show frames. Belongs to the thread that opened it. */
public interface Display {

    Size size();

    void paint(Frame frame) throws IOException;

    /** Paints the next frame whole. */
    void forget();

    /** Gives the terminal back to the shell, and takes it again when the shell says so. */
    void suspend() throws IOException;

    /** Takes the terminal again: somebody else may have changed its settings. */
    void resume() throws IOException;

    /** Rings, and shows a harmless line where the operator's own terminal can. */
    void tell(String line) throws IOException;

    /** Hands text to the clipboard of the operator's own terminal, where it has one for programs. */
    void copy(String text) throws IOException;
}
