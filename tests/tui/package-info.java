/** Tests of the terminal UI: its fold of events, its screens, its loop on a virtual terminal, and real terminals. */
//SOURCES DayTest.java
//SOURCES Fold.java
//SOURCES GoldenTest.java
//SOURCES HostileTextTest.java
//SOURCES KeysTest.java
//SOURCES MonkeyTest.java
//SOURCES PainterTest.java
//SOURCES Scenes.java
//SOURCES Ui.java
//SOURCES VirtualDisplay.java
//SOURCES ../house/package-info.java
//SOURCES ../../tui/lockstep/tui/app/package-info.java
package tests.tui;
