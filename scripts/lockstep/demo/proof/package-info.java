/** Proof: which suites the self-test tries, and on what service each has something to see. */
//SOURCES Proofs.java
package lockstep.demo.proof;
