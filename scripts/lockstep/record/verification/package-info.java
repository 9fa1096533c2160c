/** Verification: the audit fed with what git has, commit by commit. */
//SOURCES BranchVerification.java
//SOURCES EvidenceReading.java
//SOURCES EvidenceSoFar.java
//SOURCES EvidenceTrust.java
//SOURCES LogVersions.java
//SOURCES ReleaseReflog.java
//SOURCES VolumeVersions.java
package lockstep.record.verification;
