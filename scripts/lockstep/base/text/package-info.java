/**
 * Text: making words from outside harmless, keeping secrets out of words, laying words out.
 *
 * <p>{@link Sanitiser} is the one sanitiser: nothing from a server, a repository, a file or the environment reaches a
 * terminal, a log or a report except through it.
 */
//SOURCES Durations.java
//SOURCES KeySuggestion.java
//SOURCES Markdown.java
//SOURCES Pasted.java
//SOURCES Sanitiser.java
//SOURCES SecondStamp.java
//SOURCES SecretForms.java
//SOURCES SecretNames.java
//SOURCES SecretShape.java
//SOURCES Secrets.java
//SOURCES ShellWord.java
//SOURCES Table.java
//SOURCES Width.java
//DEPS org.apache.commons:commons-text:1.15.0
//DEPS org.jline:jline-terminal:4.6.0
package lockstep.base.text;
