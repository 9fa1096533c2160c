/**
 * Canvas: a screen's content as a value, before any terminal knows of it.
 *
 * <p>{@link lockstep.tui.canvas.Canvas} is the one way onto the screen, and nothing passes it unsanitised or wider
 * than its place. What it yields, a {@link lockstep.tui.canvas.Frame}, can be compared, stored and printed by tests.
 */
//SOURCES Area.java
//SOURCES Canvas.java
//SOURCES Cell.java
//SOURCES Frame.java
//SOURCES Glyphs.java
//SOURCES Line.java
//SOURCES Size.java
//SOURCES Style.java
//SOURCES Wrap.java
package lockstep.tui.canvas;
