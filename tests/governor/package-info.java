/** Tests of the room {@code governor}. */
//SOURCES BreakerTest.java
//SOURCES BudgetsTest.java
//SOURCES RateLimiterTest.java
//SOURCES ../../scripts/lockstep/governor/package-info.java
package tests.governor;
