/** Tests of canaries as they happen: whole runs over real git and real commands, kills, take-overs, aborts. */
//SOURCES ApprovalRaceTest.java
//SOURCES AuditByHandTest.java
//SOURCES CanaryDay.java
//SOURCES CanaryKillsTest.java
//SOURCES CanaryPauseTest.java
//SOURCES CanaryRunTest.java
//SOURCES CanaryTrailTest.java
//SOURCES DoomedCanary.java
//SOURCES FormerRigTest.java
//SOURCES HandoverTest.java
//SOURCES RunCanaryTest.java
//SOURCES WatchReleaseTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS tools.jackson.core:jackson-databind:3.3.0
package tests.release.canary;
