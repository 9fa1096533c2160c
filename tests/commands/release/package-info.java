/**
 * Tests of the release doors as an operator opens them: what they refuse, move, write and say, against real remotes.
 */
//SOURCES AdoptionTest.java
//SOURCES DeployDoorTest.java
//SOURCES DryRunTest.java
//SOURCES ForgeryTest.java
//SOURCES LostLeaseTest.java
//SOURCES RecordDoorTest.java
//SOURCES Refusal.java
//SOURCES RefusalsTest.java
//SOURCES ReleaseLogDoorTest.java
//SOURCES RollbackRefusalsTest.java
//SOURCES StatusTest.java
//SOURCES TamperingTest.java
//SOURCES UnfinishedTest.java
//SOURCES VerifyRollbackTest.java
//SOURCES VolumesTest.java
//SOURCES ../workflow/package-info.java
//SOURCES ../../scripts/Deploy.java
//SOURCES ../../scripts/VerifyRollback.java
package tests.commands.release;
