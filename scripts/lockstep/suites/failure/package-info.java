/**
 * Failure drills: what an operator breaks on staging, to see that the service fails as documented and is well again.
 *
 * <p>Nothing is changed from here: {@link Guide} tells the operator what to do. Library: none of its own. Stands on
 * {@code error}, {@code gate}, {@code http}, {@code limits}, {@code suites} and {@code text}.
 */
//SOURCES FailureDrill.java
//SOURCES FailureDrills.java
//SOURCES FailureGate.java
//SOURCES Guide.java
//SOURCES Outcomes.java
//SOURCES RestoredGate.java
//SOURCES Sight.java
//SOURCES TerminalGuide.java
//SOURCES Watch.java
//SOURCES ../cost/package-info.java
package lockstep.suites.failure;
