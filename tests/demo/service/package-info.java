/** Tests of the rooms {@code demo} and {@code chat}, from outside, over loopback. */
//SOURCES Claim.java
//SOURCES DemoServiceTest.java
//SOURCES FaultTest.java
//SOURCES ManualClock.java
//SOURCES StagingGatesTest.java
//SOURCES Visit.java
package tests.demo.service;
