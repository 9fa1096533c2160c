/**
 * Benchmarks of the release log: verifying a long branch beside {@code git log --stat}, and asking what descends from
 * what beside {@code git merge-base}.
 *
 * <p>Not part of the tests: {@code jbang log-bench} runs them. The repositories are made on the spot, with the
 * product's own documents. Library: JGit, for the formats of git's files. Stands on {@code verification} and what that
 * stands on.
 */
//SOURCES Child.java
//SOURCES Folder.java
//SOURCES Growing.java
//SOURCES GrowingLog.java
//SOURCES Heads.java
//SOURCES LogRace.java
//SOURCES LongBranch.java
//SOURCES PackFile.java
//SOURCES Promoted.java
//SOURCES Shards.java
//SOURCES Visit.java
//SOURCES ../../scripts/lockstep/verification/package-info.java
package tests.bench.log;
