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
//SOURCES ../audit/package-info.java
//SOURCES ../cli/package-info.java
//SOURCES ../desk/package-info.java
//SOURCES ../error/package-info.java
//SOURCES ../export/package-info.java
//SOURCES ../git/package-info.java
//SOURCES ../host/package-info.java
//SOURCES ../http/package-info.java
//SOURCES ../journal/package-info.java
//SOURCES ../log/package-info.java
//SOURCES ../release/package-info.java
//SOURCES ../report/package-info.java
//SOURCES ../text/package-info.java
//SOURCES ../verification/package-info.java
//SOURCES ../workflow/package-info.java
//DEPS info.picocli:picocli:4.7.7
package lockstep.logbook;
