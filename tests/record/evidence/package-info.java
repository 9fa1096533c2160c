/** Tests of the room {@code evidence}. */
//SOURCES EvidenceFolderTest.java
//SOURCES GateRunJsonTest.java
//SOURCES JUnitReportTest.java
//SOURCES Runs.java
package tests.record.evidence;
