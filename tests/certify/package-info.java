/** Tests of the room {@code certify}, against the embedded service. */
//SOURCES CertificationTest.java
//SOURCES ../staging/package-info.java
//SOURCES ../../scripts/lockstep/certify/package-info.java
package tests.certify;
