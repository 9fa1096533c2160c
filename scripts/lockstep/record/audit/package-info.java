/**
 * Audit: whether the history of a release holds what the policy demands, from the commits of its evidence branch.
 *
 * <p>Pure: the facts of one commit after the other in, an {@link AuditReport} out; each violation names
 * its rule and links to it.
 */
//SOURCES AheadEntry.java
//SOURCES AuditBreach.java
//SOURCES AuditReport.java
//SOURCES AuditRule.java
//SOURCES AuditState.java
//SOURCES AuditWords.java
//SOURCES BranchCommit.java
//SOURCES EarlierParts.java
//SOURCES EntryAudit.java
//SOURCES EvidenceFact.java
//SOURCES EvidenceIndex.java
//SOURCES FileChange.java
//SOURCES IdOrder.java
//SOURCES IntentAudit.java
//SOURCES JudgedIntent.java
//SOURCES KnownCommit.java
//SOURCES KnownRelease.java
//SOURCES LogAudit.java
//SOURCES LogChange.java
//SOURCES LogGrowth.java
//SOURCES LogPrefix.java
//SOURCES LogVerifier.java
//SOURCES LogVersion.java
//SOURCES PathKeys.java
//SOURCES PathSet.java
//SOURCES ReadWhenAsked.java
//SOURCES Recollection.java
//SOURCES ReleaseEvidence.java
//SOURCES ReleaseSightings.java
//SOURCES RequirementsAudit.java
//SOURCES TipPrefixes.java
//SOURCES TruthAudit.java
//SOURCES Violation.java
//SOURCES Violations.java
//SOURCES VolumeChange.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.record.audit;
