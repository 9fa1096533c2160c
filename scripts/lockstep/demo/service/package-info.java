/**
 * Service: one to try Lockstep on, on loopback, with the real one's contract, and faults that can
 * be switched on by name.
 *
 * <p>What is right lives in {@code chat} and {@code governor}; what is broken on purpose lives here.
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
//SOURCES Features.java
//SOURCES Incoming.java
//SOURCES Listener.java
//SOURCES Routes.java
//SOURCES VisitorCookie.java
package lockstep.demo.service;
