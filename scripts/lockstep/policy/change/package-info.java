/**
 * Change classes: whether a change may be promoted under the class that was declared for it. Pure.
 *
 * <p>scaling-upgrade-protocol.md, "Upgrade Classification &amp; Evidence Protocol": A is safe and reversible, B adjusts
 * policies or limits, C touches cognition and is forbidden; every change declares its class, the surfaces it impacts
 * and a rollback plan. Library: Jackson, for the document. Stands on {@code error}, {@code release} and {@code text}.
 */
//SOURCES AssessedChange.java
//SOURCES ChangeAssessment.java
//SOURCES ChangeDecision.java
//SOURCES ChangeDeclaration.java
//SOURCES ChangeFault.java
//SOURCES ChangeJson.java
//SOURCES ChangeReport.java
//SOURCES ChangeRule.java
//SOURCES PathGlob.java
//SOURCES PathMatch.java
//SOURCES PathRule.java
//SOURCES PathRules.java
//SOURCES ../variables/package-info.java
//DEPS tools.jackson.core:jackson-databind:3.1.8
package lockstep.policy.change;
