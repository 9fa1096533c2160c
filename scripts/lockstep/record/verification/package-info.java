/**
 * Verification: the audit fed with what git has, commit by commit.
 *
 * <p>Library: Jackson. Stands on {@code attestation}, {@code audit}, {@code checkpoint}, {@code error},
 * {@code evidence}, {@code git}, {@code host}, {@code http}, {@code journal}, {@code layout}, {@code log},
 * {@code release}, {@code run}, {@code signature} and {@code text}.
 */
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
//SOURCES ../journal/package-info.java
//DEPS tools.jackson.core:jackson-databind:3.1.8
package lockstep.record.verification;
