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
//SOURCES ../http/package-info.java
package tests.hostile;
