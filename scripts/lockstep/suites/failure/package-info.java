/**
 * Failure drills: what an operator breaks on staging, to see that the service fails as documented and is well again.
 *
 * <p>Nothing is changed from here: {@link Guide} tells the operator what to do.
 */
//SOURCES DatabaseOutcome.java
//SOURCES FailingModel.java
//SOURCES FailureDrill.java
//SOURCES FailureDrills.java
//SOURCES FailureEvaluator.java
//SOURCES FailureGate.java
//SOURCES Guide.java
//SOURCES HealthPoller.java
//SOURCES HealthSnapshot.java
//SOURCES RefusedStart.java
//SOURCES RestoredGate.java
//SOURCES TerminalGuide.java
//SOURCES WithoutDatabase.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.suites.failure;
