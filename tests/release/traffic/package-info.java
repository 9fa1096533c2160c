/** Tests of the room {@code traffic}, with real commands. */
//SOURCES TrafficTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.release.traffic;
