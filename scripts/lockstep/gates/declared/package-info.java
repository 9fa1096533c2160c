/**
 * Declared gates: what a team claims of its own service, as data, and how an answer is judged by it.
 *
 * <p>Pure: no clock, no file, no socket. What reads declarations, and what runs them, lies elsewhere.
 */
//SOURCES BodyRule.java
//SOURCES BurstJudge.java
//SOURCES BurstPlan.java
//SOURCES Capture.java
//SOURCES CertificateClaim.java
//SOURCES Condition.java
//SOURCES DeclaredGate.java
//SOURCES DeclaredGates.java
//SOURCES EachOf.java
//SOURCES FieldsClaim.java
//SOURCES HeaderClaim.java
//SOURCES JsonDifference.java
//SOURCES JsonMedia.java
//SOURCES JsonType.java
//SOURCES JsonWords.java
//SOURCES Keep.java
//SOURCES Payload.java
//SOURCES Percent.java
//SOURCES Polling.java
//SOURCES RegexSample.java
//SOURCES RequestTemplate.java
//SOURCES SafePattern.java
//SOURCES SizeClaim.java
//SOURCES StatusClaim.java
//SOURCES Statuses.java
//SOURCES Template.java
//SOURCES TimeClaim.java
//SOURCES Wanted.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.gates.declared;
