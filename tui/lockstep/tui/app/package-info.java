/** App: opens the terminal UI as its options say. */
//SOURCES GivenOptions.java
//SOURCES TuiCommand.java
//DEPS info.picocli:picocli:4.7.7
package lockstep.tui.app;
