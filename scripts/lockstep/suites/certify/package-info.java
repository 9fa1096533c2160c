/** Certification: the evidence checklist, summed up as one PASS or FAIL. */
//SOURCES CertificateGate.java
//SOURCES Certification.java
package lockstep.suites.certify;
