/**
 * Export: the release log as other programs and people read it: JSON, CSV, HTML, Markdown.
 *
 * <p>Pure: what was read in, one text out; nothing in the text can run, load or be clicked.
 */
//SOURCES CanaryCharts.java
//SOURCES Csv.java
//SOURCES CsvExport.java
//SOURCES DecisionWords.java
//SOURCES DeliveryCsv.java
//SOURCES DeliveryHtml.java
//SOURCES DeliveryWords.java
//SOURCES Drawing.java
//SOURCES Glance.java
//SOURCES HtmlExport.java
//SOURCES HtmlPage.java
//SOURCES HtmlStyle.java
//SOURCES JsonExport.java
//SOURCES LatencyPanels.java
//SOURCES LogRow.java
//SOURCES Panel.java
//SOURCES RecordedRules.java
//SOURCES ReleaseCards.java
//SOURCES ReleaseHtml.java
//SOURCES ReleaseMarkdown.java
//SOURCES ReleaseReport.java
//SOURCES Verification.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.record.export;
