/** Tests of the room {@code change} and of its door. */
//SOURCES ChangeAssessmentTest.java
//SOURCES ChangeClassTest.java
//SOURCES ChangeRulesTest.java
//SOURCES PathGlobTest.java
//SOURCES Team.java
//SOURCES ../cli/package-info.java
//SOURCES ../../scripts/ChangeClass.java
package tests.policy.change;
