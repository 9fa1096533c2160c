/** Tests of the rooms {@code git}, {@code remote} and {@code host}. */
//SOURCES AtomicPushTest.java
//SOURCES Git.java
//SOURCES HousekeepingTest.java
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
//SOURCES ../house/package-info.java
package tests.repository.git;
