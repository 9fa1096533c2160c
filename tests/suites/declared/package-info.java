/** The tests of declared suites. */
//SOURCES CapturedSecretsTest.java
//SOURCES DeclaredDrillsTest.java
//SOURCES DeclaredRunTest.java
//SOURCES EchoedSecretsTest.java
//SOURCES EchoingService.java
//SOURCES PollingTest.java
//SOURCES SixGatesTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.suites.declared;
