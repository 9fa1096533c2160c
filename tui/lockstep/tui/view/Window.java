package lockstep.tui.view;

/** Which part of a long list is shown. */
final class Window {

    private Window() {}

    /** The first row shown, such that the cursor is, near the middle where there is more on both sides. */
    static int from(int cursor, int count, int height) {
        return Math.clamp(cursor - height / 2, 0, Math.max(0, count - height));
    }
}
