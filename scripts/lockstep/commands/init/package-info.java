/** Init: a first lockstep.yaml for a repository, from five answers and what the service itself says. */
//SOURCES Answers.java
//SOURCES Clone.java
//SOURCES ConfigText.java
//SOURCES Found.java
//SOURCES InitCommand.java
//SOURCES InitOptions.java
//SOURCES Probe.java
//SOURCES Questions.java
//SOURCES QuotedText.java
//SOURCES RevisionAnswer.java
//SOURCES Sight.java
//DEPS info.picocli:picocli:4.7.7
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.commands.init;
