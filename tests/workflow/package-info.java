/** Tests of promotions and rollbacks as they happen: whole days, crashes, lost lines, races, long histories. */
//SOURCES Outsider.java
//SOURCES PromotionTest.java
//SOURCES ReleaseDay.java
//SOURCES Seat.java
//SOURCES StagingRuns.java
//SOURCES ../cli/package-info.java
//SOURCES ../evidence/package-info.java
//SOURCES ../git/package-info.java
//SOURCES ../../scripts/PromoteRelease.java
//SOURCES ../../scripts/ReleaseLog.java
//SOURCES ../../scripts/RollbackRelease.java
//SOURCES ../../scripts/Status.java
package tests.workflow;
