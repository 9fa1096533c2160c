/** Tests of the room {@code certify}, against the embedded service. */
//SOURCES CertificationTest.java
//SOURCES ../staging/package-info.java
package tests.suites.certify;
