/** Tests of the room {@code policy}. */
//SOURCES Breakage.java
//SOURCES Facts.java
//SOURCES PromotionJudgeTest.java
//SOURCES RemediesTest.java
//SOURCES RollbackJudgeTest.java
//SOURCES RollbackTriggerTest.java
//SOURCES SeveralServicesTest.java
//SOURCES StagingBaseTest.java
//DEPS net.jqwik:jqwik-api:1.9.3
//DEPS net.jqwik:jqwik-engine:1.9.3
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.policy.promotion;
