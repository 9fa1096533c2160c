/**
 * Failure drills: what an operator breaks on staging, to see that the service fails as documented and is well again.
 *
 * <p>Nothing is changed from here: {@link Guide} tells the operator what to do.
 */
//SOURCES DatabaseOutcome.java
//SOURCES FailureDrill.java
//SOURCES FailureDrills.java
//SOURCES FailureGate.java
//SOURCES Guide.java
//SOURCES Outcomes.java
//SOURCES RefusedStart.java
//SOURCES RestoredGate.java
//SOURCES Sight.java
//SOURCES TerminalGuide.java
//SOURCES Watch.java
package lockstep.suites.failure;
