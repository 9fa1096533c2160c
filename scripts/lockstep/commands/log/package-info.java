/** The release log at the command line: list, show, verify, measure, export, template, adopt. */
//SOURCES AdoptLog.java
//SOURCES DeliveryJson.java
//SOURCES DoraLog.java
//SOURCES EntryJson.java
//SOURCES ExportLog.java
//SOURCES HandWritten.java
//SOURCES ListLog.java
//SOURCES LogSite.java
//SOURCES LogTable.java
//SOURCES PrintTemplate.java
//SOURCES ReportCommand.java
//SOURCES ShowEntry.java
//SOURCES VerificationJson.java
//SOURCES VerifyLog.java
//DEPS info.picocli:picocli:4.7.7
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.commands.log;
