/** Tests of the room {@code http}, and the servers on loopback, right and wrong, that other tests use as well. */
//SOURCES Behaviour.java
//SOURCES Certificates.java
//SOURCES LoopbackServer.java
//SOURCES Visitor.java
//SOURCES ../../scripts/lockstep/http/package-info.java
package tests.http;
