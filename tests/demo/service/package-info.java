/** Tests of the rooms {@code demo} and {@code chat}, from outside, over loopback. */
//SOURCES Claim.java
//SOURCES DemoServiceTest.java
//SOURCES FaultTest.java
//SOURCES ManualClock.java
//SOURCES ServedDemoTest.java
//SOURCES StagingGatesTest.java
//SOURCES Visit.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS tools.jackson.core:jackson-databind:3.3.0
package tests.demo.service;
