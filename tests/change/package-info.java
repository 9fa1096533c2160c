/** Tests of the room {@code change} and of its door. */
//SOURCES ChangeAssessmentTest.java
//SOURCES ChangeClassTest.java
//SOURCES ChangeRulesTest.java
//SOURCES PathGlobTest.java
//SOURCES Team.java
//SOURCES ../cli/package-info.java
//SOURCES ../../scripts/lockstep/change/package-info.java
//SOURCES ../../scripts/lockstep/config/package-info.java
//SOURCES ../../scripts/lockstep/error/package-info.java
//SOURCES ../../scripts/lockstep/gate/package-info.java
//SOURCES ../../scripts/lockstep/release/package-info.java
//SOURCES ../../scripts/ChangeClass.java
package tests.change;
