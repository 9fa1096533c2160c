/**
 * Certification: the evidence checklist, summed up as one PASS or FAIL.
 *
 * <p>Library: none of its own. Stands on {@code gate}, {@code http}, {@code limits}, {@code logcheck} and
 * {@code suites}.
 */
//SOURCES CertificateGate.java
//SOURCES Certification.java
//SOURCES ../drills/package-info.java
package lockstep.suites.certify;
