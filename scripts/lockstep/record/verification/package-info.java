/** Verification: the audit fed with what git has, commit by commit. */
//SOURCES BranchVerification.java
//SOURCES ChainReader.java
//SOURCES CheckpointAudit.java
//SOURCES CommitReading.java
//SOURCES EvidenceReading.java
//SOURCES EvidenceSoFar.java
//SOURCES EvidenceTrust.java
//SOURCES LogVersions.java
//SOURCES PrefixDigest.java
//SOURCES RecordedChanges.java
//SOURCES ReleaseReflog.java
//SOURCES VerifiedState.java
//SOURCES VolumeVersions.java
//DEPS tools.jackson.core:jackson-databind:3.1.8
package lockstep.record.verification;
