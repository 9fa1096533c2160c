/**
 * Reports: a run in words for a person at a terminal, and the form of every JSON document for programs. Pure: values
 * in, text out.
 *
 * <p>Status is always word, glyph and colour.
 */
//SOURCES Colour.java
//SOURCES FailureNotes.java
//SOURCES Folded.java
//SOURCES JsonDocument.java
//SOURCES RunReport.java
//SOURCES Theme.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.commands.report;
