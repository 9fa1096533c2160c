/**
 * Benchmarks: how long {@code promotion-gate} takes, beside the same requests as a plain curl script.
 *
 * <p>Not part of the tests: {@code jbang bench} runs them. The service and the line to it are the bench's own, so that
 * nothing has to be installed. Libraries: mockwebserver3, for HTTP/2; okhttp-tls, for certificates.
 */
//SOURCES CertifiedService.java
//SOURCES Contestant.java
//SOURCES Course.java
//SOURCES DelayedLine.java
//SOURCES GateRace.java
//SOURCES InstalledGate.java
//SOURCES Lap.java
//SOURCES Results.java
//SOURCES Series.java
//SOURCES Task.java
//DEPS com.squareup.okhttp3:mockwebserver3:5.5.1
//DEPS com.squareup.okhttp3:okhttp-jvm:5.5.1
//DEPS com.squareup.okhttp3:okhttp-tls:5.5.1
package tests.bench.gate;
