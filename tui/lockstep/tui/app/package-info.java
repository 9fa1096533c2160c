/**
 * App: opens the terminal UI as its options say.
 *
 * <p>Library: none of its own. Stands on {@code cli}, {@code config}, {@code demo}, {@code desk}, {@code error},
 * {@code http} and {@code release}, and on the UI's {@code desk}, {@code screen} and {@code site}.
 */
//SOURCES GivenOptions.java
//SOURCES TuiCommand.java
//SOURCES ../site/package-info.java
package lockstep.tui.app;
