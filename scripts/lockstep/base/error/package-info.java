/**
 * Errors: the few ways in which Lockstep ends other than well, each with its exit code and a remedy.
 *
 * <p>Thrown at the edges, rendered in one place (the {@code cli} room).
 */
//SOURCES Busy.java
//SOURCES ConfigurationError.java
//SOURCES ExitCode.java
//SOURCES Ground.java
//SOURCES LockstepError.java
//SOURCES LostRace.java
//SOURCES NotStored.java
//SOURCES NotVerified.java
//SOURCES PartlyDone.java
//SOURCES Refused.java
//SOURCES Undecided.java
//SOURCES UsageError.java
package lockstep.base.error;
