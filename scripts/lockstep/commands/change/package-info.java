/** The change command: what an author declares of a change, and the answer. */
//SOURCES ChangeAnswer.java
//SOURCES ChangeCommand.java
//SOURCES ChangeOptions.java
//SOURCES NamedRange.java
//DEPS info.picocli:picocli:4.7.7
package lockstep.commands.change;
