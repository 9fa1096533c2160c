/**
 * The release repository: the three branches of a release on one remote, read and moved from the operator's clone
 * without touching anything of the operator's.
 *
 * <p>{@link ReleaseRepository} is the door. Library: JGit. Stands on {@code remote}, {@code host}, {@code release},
 * {@code http} (for the deadline), {@code text} and {@code error}.
 */
//SOURCES BlobId.java
//SOURCES BranchNames.java
//SOURCES ChangeRange.java
//SOURCES CommitDraft.java
//SOURCES CommitFiles.java
//SOURCES CommitSummary.java
//SOURCES CommitWriter.java
//SOURCES Commits.java
//SOURCES FileKind.java
//SOURCES FileWrite.java
//SOURCES History.java
//SOURCES HistoryCommit.java
//SOURCES Identity.java
//SOURCES MakingFolder.java
//SOURCES NamedRemote.java
//SOURCES PathChange.java
//SOURCES PrivateRefs.java
//SOURCES ReleaseRepository.java
//SOURCES RemoteHeads.java
//SOURCES RepositoryLayout.java
//SOURCES TreeFile.java
//SOURCES TreeWriter.java
//SOURCES ../remote/package-info.java
package lockstep.repository.git;
