/** Tests of the room {@code evidence}. */
//SOURCES EvidenceFolderTest.java
//SOURCES GateRunJsonTest.java
//SOURCES JUnitReportTest.java
//SOURCES Runs.java
//SOURCES ../../scripts/lockstep/error/package-info.java
//SOURCES ../../scripts/lockstep/evidence/package-info.java
//SOURCES ../../scripts/lockstep/gate/package-info.java
//SOURCES ../../scripts/lockstep/http/package-info.java
//SOURCES ../../scripts/lockstep/release/package-info.java
//SOURCES ../../scripts/lockstep/run/package-info.java
//SOURCES ../../scripts/lockstep/text/package-info.java
package tests.evidence;
