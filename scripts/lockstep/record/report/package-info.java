/**
 * Report: everything that the record says of one move of {@code release}, for somebody to read: as a page, or as
 * Markdown.
 *
 * <p>Pure: what was read in, one text out.
 */
//SOURCES CanaryCharts.java
//SOURCES DecisionWords.java
//SOURCES Glance.java
//SOURCES LatencyPanels.java
//SOURCES RecordedRules.java
//SOURCES ReleaseCards.java
//SOURCES ReleaseHtml.java
//SOURCES ReleaseMarkdown.java
//SOURCES ReleaseReport.java
//SOURCES Verification.java
package lockstep.record.report;
