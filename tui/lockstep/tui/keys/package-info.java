/**
 * Keys: the one table of keys and commands, with why each does nothing when it does nothing.
 *
 * <p>Pure.
 */
//SOURCES Action.java
//SOURCES Binding.java
//SOURCES Command.java
//SOURCES KeyMap.java
//SOURCES Permits.java
package lockstep.tui.keys;
