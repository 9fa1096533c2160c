/** Approvals over a real bare repository, with real keys. */
//SOURCES ApprovalDay.java
//SOURCES ApprovalTest.java
//SOURCES ApprovedTrailTest.java
//SOURCES Attacker.java
//SOURCES AttacksTest.java
//SOURCES AuditorTest.java
//SOURCES DocumentedPipelineTest.java
//SOURCES Forger.java
//SOURCES HotfixCanaryTest.java
//SOURCES HotfixTest.java
//SOURCES OnceTest.java
//SOURCES RollbackApprovalTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS tools.jackson.core:jackson-databind:3.3.0
package tests.release.approval;
