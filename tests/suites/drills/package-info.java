/** Tests of the room {@code drills}, against the embedded service. */
//SOURCES ReleaseDrillsTest.java
//SOURCES ../staging/package-info.java
package tests.suites.drills;
