/** What servers may do to a run, and what a run must hold against it: in bounded time and memory, never a pass. */
//SOURCES HostileBodiesTest.java
//SOURCES HostileHeadersTest.java
//SOURCES HostileHttp2Test.java
//SOURCES HostileRedirectsTest.java
//SOURCES HostileRun.java
//SOURCES HostileSilenceTest.java
//SOURCES HostileTlsTest.java
//SOURCES Hostility.java
//SOURCES Http2.java
//SOURCES RefusedStreamTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.hostile;
