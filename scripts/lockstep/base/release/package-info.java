/**
 * The words of a release as types: what is promoted, where to, by whom.
 *
 * <p>Values are checked when they are made, so a room that is handed one need not doubt it.
 */
//SOURCES Branches.java
//SOURCES CanaryId.java
//SOURCES ChangeClass.java
//SOURCES ChangeDeclaration.java
//SOURCES Clocks.java
//SOURCES CommitName.java
//SOURCES Environment.java
//SOURCES ForgePage.java
//SOURCES Hex.java
//SOURCES Operator.java
//SOURCES PolicyLink.java
//SOURCES PolicyRule.java
//SOURCES RecordedTime.java
//SOURCES ReleaseId.java
//SOURCES ServiceName.java
//SOURCES Sha.java
//SOURCES SteadyClock.java
//SOURCES Version.java
package lockstep.base.release;
