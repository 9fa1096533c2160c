/**
 * The release repository: the three branches of a release on one remote, read and moved from the operator's clone
 * without touching anything of the operator's.
 *
 * <p>{@link ReleaseRepository} is the door.
 */
//SOURCES Ancestors.java
//SOURCES Beginnings.java
//SOURCES BlobReader.java
//SOURCES BranchNames.java
//SOURCES ChangeRange.java
//SOURCES CloneMemory.java
//SOURCES CommitDates.java
//SOURCES CommitDraft.java
//SOURCES CommitFiles.java
//SOURCES CommitNames.java
//SOURCES CommitSummary.java
//SOURCES CommitWriter.java
//SOURCES Commits.java
//SOURCES FolderHistory.java
//SOURCES FolderPast.java
//SOURCES History.java
//SOURCES HistoryCommit.java
//SOURCES Identity.java
//SOURCES KnownFolders.java
//SOURCES PrivateRefs.java
//SOURCES ReleaseRepository.java
//SOURCES RemoteBranches.java
//SOURCES RemoteHeads.java
//SOURCES RemoteTag.java
//SOURCES StagingHead.java
//SOURCES TreeChanges.java
//SOURCES Visit.java
//DEPS org.eclipse.jgit:org.eclipse.jgit:7.8.1.202611041320-r
//DEPS org.slf4j:slf4j-nop:2.0.20
package lockstep.repository.git;
