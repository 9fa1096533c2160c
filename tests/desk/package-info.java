/** Tests of the release doors as an operator opens them: what they refuse, move, write and say, against real remotes. */
//SOURCES AdoptionTest.java
//SOURCES DryRunTest.java
//SOURCES LostLeaseTest.java
//SOURCES Refusal.java
//SOURCES RefusalsTest.java
//SOURCES ReleaseLogDoorTest.java
//SOURCES RollbackRefusalsTest.java
//SOURCES TamperingTest.java
//SOURCES UnfinishedTest.java
//SOURCES VolumesTest.java
//SOURCES ../workflow/package-info.java
package tests.desk;
