/**
 * Logbook: the release log at the command line: list, show, verify, export, template, adopt.
 *
 * <p>Library: picocli. Stands on {@code audit}, {@code cli}, {@code desk}, {@code error}, {@code export},
 * {@code git}, {@code host}, {@code http}, {@code journal}, {@code log}, {@code release}, {@code report},
 * {@code text}, {@code verification} and {@code workflow}.
 */
//SOURCES AdoptLog.java
//SOURCES ExportLog.java
//SOURCES ListLog.java
//SOURCES LogTable.java
//SOURCES PrintTemplate.java
//SOURCES ShowEntry.java
//SOURCES VerifyLog.java
//SOURCES ../desk/package-info.java
//DEPS info.picocli:picocli:4.7.7
package lockstep.commands.log;
