/**
 * Change classes: whether a change may be promoted under the class that was declared for it. Pure.
 *
 * <p>The classes of docs/policy.md#the-change: A is safe and reversible, B
 * adjusts policies or limits, C touches cognition and is forbidden; every change declares its class, the surfaces it
 * impacts and a rollback plan.
 */
//SOURCES AssessedChange.java
//SOURCES ChangeAssessment.java
//SOURCES ChangeDecision.java
//SOURCES ChangeFault.java
//SOURCES ChangeJson.java
//SOURCES ChangeReport.java
//SOURCES ChangeRule.java
//SOURCES PathGlob.java
//SOURCES PathMatch.java
//SOURCES PathRule.java
//SOURCES PathRules.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.policy.change;
