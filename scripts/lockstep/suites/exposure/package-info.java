/**
 * Exposure: what a live service shows to strangers — to foreign origins, in its errors, in its headers.
 *
 * <p>Gates like any other, for the invalidation triggers of promotion-pipeline.md that can be seen from outside. They
 * ask with preflights, one GET and one POST of invalid JSON, and change nothing. Library: none of its own. Stands on
 * {@code gate}, {@code http}, {@code release}, {@code suites} and {@code text}.
 */
//SOURCES CorsGate.java
//SOURCES CorsReading.java
//SOURCES DebugLeakGate.java
//SOURCES DebugTraces.java
//SOURCES ExposureGates.java
//SOURCES ExposureOptions.java
//SOURCES LiveResult.java
//SOURCES Origin.java
//SOURCES SecurityHeaders.java
//SOURCES SecurityHeadersGate.java
//SOURCES ../suites/package-info.java
package lockstep.suites.exposure;
