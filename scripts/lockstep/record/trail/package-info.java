/** Trail: everything that was done, read from the record alone, oldest first. */
//SOURCES Approvals.java
//SOURCES ApprovalsTree.java
//SOURCES BranchFiles.java
//SOURCES Canaries.java
//SOURCES CollectedBefore.java
//SOURCES Collection.java
//SOURCES CollectionFolder.java
//SOURCES CommitVersions.java
//SOURCES Findings.java
//SOURCES MetricsTree.java
//SOURCES Moves.java
//SOURCES RecordedAction.java
//SOURCES Trail.java
//SOURCES TrailLine.java
//SOURCES TrailReader.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.record.trail;
