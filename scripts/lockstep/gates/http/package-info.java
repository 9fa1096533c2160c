/**
 * HTTP: one request to a service, and everything that can be known of what came back.
 *
 * <p>Every call has a deadline and every body a cap; redirects are not followed; what happened is a value ({@link
 * Observation}), never an exception.
 */
//SOURCES AddressRange.java
//SOURCES Answer.java
//SOURCES Attempt.java
//SOURCES BoundedSockets.java
//SOURCES CertificateAuthority.java
//SOURCES Deadline.java
//SOURCES DeadlineDns.java
//SOURCES EnvironmentProxies.java
//SOURCES FirstConnection.java
//SOURCES HttpSettings.java
//SOURCES KeptConnections.java
//SOURCES NoAnswer.java
//SOURCES Observation.java
//SOURCES OwnTrust.java
//SOURCES PhaseClock.java
//SOURCES PlainFraming.java
//SOURCES ReportWords.java
//SOURCES Request.java
//SOURCES RequestHeader.java
//SOURCES RetryAfter.java
//SOURCES RunCookies.java
//SOURCES SeenCertificate.java
//SOURCES ServiceAddress.java
//SOURCES ServiceClient.java
//SOURCES Target.java
//SOURCES Timing.java
//SOURCES TlsWarmUp.java
//SOURCES TooLarge.java
//SOURCES Trouble.java
//SOURCES Troubleshooter.java
//SOURCES Withheld.java
//DEPS com.squareup.okhttp3:okhttp-jvm:5.5.1
//DEPS com.squareup.okhttp3:okhttp-tls:5.5.1
package lockstep.gates.http;
