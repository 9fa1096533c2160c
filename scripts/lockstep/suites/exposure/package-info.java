/**
 * Exposure: what a live service shows to strangers — to foreign origins, in its errors, in its headers.
 *
 * <p>Gates like any other, for what voids a release and can be seen from outside (docs/policy.md). They
 * ask with preflights, one GET and one POST of invalid JSON, and change nothing.
 */
//SOURCES CorsGate.java
//SOURCES CorsReading.java
//SOURCES DebugLeakGate.java
//SOURCES DebugTraces.java
//SOURCES ExposureGates.java
//SOURCES ExposureParameters.java
//SOURCES LiveResult.java
//SOURCES Origin.java
//SOURCES SecurityHeaders.java
//SOURCES SecurityHeadersGate.java
//SOURCES UnnamedCall.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.suites.exposure;
