/** A staging service for tests whose gates wait: the embedded one, with a clock of its own. */
//SOURCES RealServiceTest.java
//SOURCES Staging.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.suites.staging;
