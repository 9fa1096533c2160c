/**
 * Proof: which suites the self-test tries, and on what service each has something to see.
 *
 * <p>Library: none of its own. Stands on {@code certify}, {@code cost}, {@code demo}, {@code drills}, {@code gate},
 * {@code governor}, {@code limits}, {@code logcheck}, {@code release}, {@code selftest} and {@code suites}.
 */
//SOURCES Proofs.java
//SOURCES ../cost/package-info.java
//SOURCES ../selftest/package-info.java
package lockstep.demo.proof;
