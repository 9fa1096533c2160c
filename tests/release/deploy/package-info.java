/** Tests of the room {@code deploy}, with a real load balancer on loopback. */
//SOURCES AnswersTest.java
//SOURCES RevisionWaitTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.release.deploy;
