/** Tests of the room {@code http}, and the servers on loopback, right and wrong, that other tests use as well. */
//SOURCES Behaviour.java
//SOURCES Certificates.java
//SOURCES CookiesTest.java
//SOURCES LoopbackServer.java
//SOURCES ProxiesTest.java
//SOURCES Replies.java
//SOURCES RequestHeaderTest.java
//SOURCES RetryAfterTest.java
//SOURCES ServiceClientTest.java
//SOURCES TargetTest.java
//SOURCES Visitor.java
//DEPS com.squareup.okhttp3:mockwebserver3:5.5.1
package tests.gates.http;
