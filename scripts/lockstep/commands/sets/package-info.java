/** Sets: the command that releases several repositories one after another. */
//SOURCES SetAnswer.java
//SOURCES SetCommand.java
//SOURCES SetOptions.java
//DEPS info.picocli:picocli:4.7.7
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.commands.sets;
