/**
 * Reports: a run in words for a person at a terminal. Pure: values in, lines out.
 *
 * <p>Status is always word, glyph and colour.
 */
//SOURCES Colour.java
//SOURCES RunReport.java
//SOURCES Theme.java
package lockstep.commands.report;
