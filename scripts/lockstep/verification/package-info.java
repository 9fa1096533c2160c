/**
 * Verification: the audit fed with what git has, commit by commit.
 *
 * <p>Library: none of its own. Stands on {@code audit}, {@code error}, {@code evidence}, {@code git}, {@code host},
 * {@code http}, {@code journal}, {@code release}, {@code run} and {@code text}.
 */
//SOURCES BranchVerification.java
//SOURCES EvidenceReading.java
//SOURCES LogVersions.java
//SOURCES ReleaseReflog.java
//SOURCES ../audit/package-info.java
//SOURCES ../journal/package-info.java
package lockstep.verification;
