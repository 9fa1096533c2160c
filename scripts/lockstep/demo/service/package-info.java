/**
 * Demo: an environment to try Lockstep on, on loopback: a service that keeps the seeds' contract, with faults that can
 * be switched on by name.
 *
 * <p>What is right lives in {@code chat} and {@code governor}; what is broken on purpose lives here. Library: the
 * JDK's HTTP server. Stands on {@code chat}, {@code governor}, {@code error}, {@code release} and {@code text}.
 */
//SOURCES BreakableAnswers.java
//SOURCES BreakableGovernors.java
//SOURCES BreakableModel.java
//SOURCES ChatLogLine.java
//SOURCES ChatRoute.java
//SOURCES Cors.java
//SOURCES Debug.java
//SOURCES DemoEnvironment.java
//SOURCES DemoLog.java
//SOURCES DemoService.java
//SOURCES DemoSettings.java
//SOURCES Fault.java
//SOURCES Faults.java
//SOURCES Identity.java
//SOURCES Incoming.java
//SOURCES Listener.java
//SOURCES Routes.java
//SOURCES ../chat/package-info.java
//SOURCES ../release/package-info.java
package lockstep.demo.service;
