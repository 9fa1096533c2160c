/**
 * Gates: claims about a service that could have failed.
 *
 * <p>A gate asks, an {@link Expectation} is held against what was observed by the pure {@link Evaluation}, a verdict
 * comes out with its reason.
 */
//SOURCES About.java
//SOURCES AgainGate.java
//SOURCES AnswerClaim.java
//SOURCES Captured.java
//SOURCES Cooldown.java
//SOURCES Decision.java
//SOURCES DelegatingGate.java
//SOURCES Evaluation.java
//SOURCES Expectation.java
//SOURCES Gate.java
//SOURCES GateContext.java
//SOURCES GateName.java
//SOURCES GateResult.java
//SOURCES JsonContract.java
//SOURCES JsonFields.java
//SOURCES JsonReader.java
//SOURCES KeptHeader.java
//SOURCES Load.java
//SOURCES Lockouts.java
//SOURCES Observed.java
//SOURCES PatientRequest.java
//SOURCES RequestGate.java
//SOURCES RunListener.java
//SOURCES ServiceProfile.java
//SOURCES Span.java
//SOURCES StartTime.java
//SOURCES Uptimes.java
//SOURCES Verdict.java
//SOURCES Waiting.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.gates.gate;
