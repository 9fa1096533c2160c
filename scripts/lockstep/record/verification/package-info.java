/** Verification: the audit fed with what git has, commit by commit. */
//SOURCES BranchVerification.java
//SOURCES ChainReader.java
//SOURCES CheckpointAudit.java
//SOURCES CommitReading.java
//SOURCES EvidenceReading.java
//SOURCES EvidenceSoFar.java
//SOURCES EvidenceTrust.java
//SOURCES LogVersions.java
//SOURCES PassageCheck.java
//SOURCES PrefixDigest.java
//SOURCES RecordedChanges.java
//SOURCES ReleaseReflog.java
//SOURCES StateReader.java
//SOURCES StateWriter.java
//SOURCES VerifiedState.java
//SOURCES VolumeVersions.java
package lockstep.record.verification;
