/**
 * Reports: a run in words for a person at a terminal. Pure: values in, lines out.
 *
 * <p>Status is always word, glyph and colour. Library: none of its own. Stands on {@code gate}, {@code run} and
 * {@code text}.
 */
//SOURCES Colour.java
//SOURCES RunReport.java
//SOURCES Theme.java
//SOURCES ../evidence/package-info.java
package lockstep.commands.report;
