/**
 * Benchmarks of the release log: verifying a long branch beside {@code git log --stat}, and asking what descends from
 * what beside {@code git merge-base}.
 *
 * <p>Not part of the tests: {@code jbang log-bench} runs them. The repositories are made on the spot, with the
 * product's own documents.
 */
//SOURCES Checkpoints.java
//SOURCES Child.java
//SOURCES Configured.java
//SOURCES Folder.java
//SOURCES Growing.java
//SOURCES GrowingLog.java
//SOURCES Hand.java
//SOURCES Heads.java
//SOURCES LogRace.java
//SOURCES LongBranch.java
//SOURCES LongRepository.java
//SOURCES PackFile.java
//SOURCES Promoted.java
//SOURCES Shards.java
//SOURCES Visit.java
//DEPS org.eclipse.jgit:org.eclipse.jgit:7.8.1.202611041320-r
//DEPS org.slf4j:slf4j-nop:2.0.20
package tests.bench.log;
