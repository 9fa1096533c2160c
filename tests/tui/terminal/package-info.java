/** Tests of the room {@code terminal}: bytes in, bytes out, and the loop between. */
//SOURCES BellTest.java
//SOURCES EscapesTest.java
//SOURCES PainterTest.java
//SOURCES PaletteTest.java
//SOURCES PastingTest.java
//SOURCES UiLoopTest.java
//SOURCES WorkerTest.java
//DEPS com.googlecode.lanterna:lanterna:3.1.5
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.tui.terminal;
