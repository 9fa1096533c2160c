/**
 * Keys: the one table of keys and commands, with why each does nothing when it does nothing.
 *
 * <p>Pure. Library: none of its own. Stands on {@code policy} and {@code release}, and on the UI's {@code desk} and
 * {@code model}.
 */
//SOURCES Action.java
//SOURCES Binding.java
//SOURCES Command.java
//SOURCES KeyMap.java
//SOURCES Permits.java
//SOURCES ../model/package-info.java
package lockstep.tui.keys;
