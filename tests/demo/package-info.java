/** Tests of the rooms {@code demo}, {@code chat} and {@code governor}. */
//SOURCES ManualClock.java
//SOURCES StagingGatesTest.java
//SOURCES ../../scripts/lockstep/demo/package-info.java
//SOURCES ../../scripts/lockstep/run/package-info.java
//SOURCES ../../scripts/lockstep/suites/package-info.java
package tests.demo;
