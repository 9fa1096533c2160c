/**
 * Export: the release log, and what it says of delivery, as other programs and people read it: JSON, CSV, HTML.
 *
 * <p>Pure: what was read in, one text out.
 */
//SOURCES Csv.java
//SOURCES CsvExport.java
//SOURCES DeliveryCsv.java
//SOURCES DeliveryHtml.java
//SOURCES DeliveryWords.java
//SOURCES HtmlExport.java
//SOURCES JsonExport.java
//SOURCES LogRow.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.record.export;
