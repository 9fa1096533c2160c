/**
 * What shells and manual readers want to know of the commands: completion scripts and manual pages, written from the
 * same options that the commands read.
 */
//SOURCES BashCompletion.java
//SOURCES CommandTable.java
//SOURCES CompletionCommand.java
//SOURCES FishCompletion.java
//SOURCES ManPage.java
//DEPS info.picocli:picocli:4.7.7
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.commands.shell;
