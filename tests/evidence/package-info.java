/** Tests of the room {@code evidence}. */
//SOURCES EvidenceFolderTest.java
//SOURCES GateRunJsonTest.java
//SOURCES JUnitReportTest.java
//SOURCES Runs.java
//SOURCES ../../scripts/lockstep/evidence/package-info.java
package tests.evidence;
