/**
 * Evidence: gate runs as files that others can read, and that hold no secret.
 *
 * <p>Evidence is an allowlist: what a {@code GateRun} does not carry is not stored, and what is stored is searched for
 * secrets first. Library: Jackson. Stands on {@code error}, {@code gate}, {@code http}, {@code release}, {@code run}
 * and {@code text}.
 */
//SOURCES EvidenceFolder.java
//SOURCES GateRunJson.java
//SOURCES GateRunReader.java
//SOURCES JUnitReport.java
//SOURCES SafeFile.java
//SOURCES SecretGuard.java
//SOURCES ../config/package-info.java
//DEPS tools.jackson.core:jackson-databind:3.1.8
package lockstep.record.evidence;
