/**
 * Evidence: gate runs as files that others can read, and that hold no secret.
 *
 * <p>Evidence is an allowlist: what a {@code GateRun} does not carry is not stored, and what is stored is searched for
 * secrets first.
 */
//SOURCES EvidenceFolder.java
//SOURCES GateRunJson.java
//SOURCES GateRunReader.java
//SOURCES JUnitReport.java
//SOURCES RecordedRun.java
//SOURCES SafeFile.java
//SOURCES SecretGuard.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.record.evidence;
