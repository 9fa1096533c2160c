/** Tests of the room {@code failure}, against the embedded service. */
//SOURCES FailureDrillsTest.java
//SOURCES ../staging/package-info.java
package tests.suites.failure;
