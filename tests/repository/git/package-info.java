/** Tests of the rooms {@code git}, {@code remote} and {@code host}. */
//SOURCES AtomicPushTest.java
//SOURCES Git.java
//SOURCES LostConnectionsTest.java
//SOURCES OperatorsCloneTest.java
//SOURCES RacingOperator.java
//SOURCES RacingPushesTest.java
//SOURCES ReadingTest.java
//SOURCES Relay.java
//SOURCES ReleaseFixture.java
//SOURCES RemoteServers.java
//SOURCES SigningTest.java
//SOURCES SmartHttp.java
//SOURCES TransportsTest.java
//DEPS com.squareup.okhttp3:okhttp-tls:5.5.1
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.repository.git;
