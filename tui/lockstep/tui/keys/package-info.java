/**
 * Keys: the one table of actions and commands, with why each does nothing when it does nothing.
 *
 * <p>Pure.
 */
//SOURCES ActionAvailability.java
//SOURCES Binding.java
//SOURCES Command.java
//SOURCES KeyMap.java
//SOURCES PipelineAvailability.java
package lockstep.tui.keys;
