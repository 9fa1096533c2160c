/** Logbook: the release log at the command line: list, show, verify, export, template, adopt. */
//SOURCES AdoptLog.java
//SOURCES ExportLog.java
//SOURCES HandWritten.java
//SOURCES ListLog.java
//SOURCES LogTable.java
//SOURCES PrintTemplate.java
//SOURCES ShowEntry.java
//SOURCES VerifyLog.java
//DEPS info.picocli:picocli:4.7.7
package lockstep.commands.log;
