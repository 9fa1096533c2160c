/** Tests of the room {@code policy}. */
//SOURCES Breakage.java
//SOURCES Facts.java
//SOURCES NextReleaseIdTest.java
//SOURCES PromotionJudgeTest.java
//SOURCES ReleaseHistoryTest.java
//SOURCES RollbackJudgeTest.java
//SOURCES RollbackTriggerTest.java
//SOURCES ../log/package-info.java
package tests.policy.promotion;
