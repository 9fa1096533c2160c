/**
 * Tests of the release doors as an operator opens them: what they refuse, move, write and say, against real remotes.
 */
//SOURCES AdoptionTest.java
//SOURCES AuditTrailTest.java
//SOURCES AutoRollbackTest.java
//SOURCES ConfigInForceTest.java
//SOURCES DeployDoorTest.java
//SOURCES DoraLogTest.java
//SOURCES DryRunTest.java
//SOURCES EffectiveConfigTest.java
//SOURCES EndedFromOutsideTest.java
//SOURCES FewDigitsTest.java
//SOURCES ForgeryTest.java
//SOURCES JsonAnswersTest.java
//SOURCES LostLeaseTest.java
//SOURCES PassageTest.java
//SOURCES PublishEventsTest.java
//SOURCES RecordDoorTest.java
//SOURCES RecordOnMainTest.java
//SOURCES Refusal.java
//SOURCES RefusalsTest.java
//SOURCES ReleaseLogDoorTest.java
//SOURCES ReleaseReportTest.java
//SOURCES ReportInBrowserTest.java
//SOURCES RollbackByVersionTest.java
//SOURCES RollbackRefusalsTest.java
//SOURCES SameWordsTest.java
//SOURCES SourceOfTruthTest.java
//SOURCES StatusTest.java
//SOURCES TamperingTest.java
//SOURCES UnfinishedTest.java
//SOURCES VerifyRollbackTest.java
//SOURCES VolumesTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS tools.jackson.core:jackson-databind:3.3.0
package tests.commands.release;
