/** The change command: what an author declares of a change, and the answer. */
//SOURCES ChangeAnswer.java
//SOURCES ChangeCommand.java
//SOURCES ChangeOptions.java
//DEPS info.picocli:picocli:4.7.7
package lockstep.commands.change;
