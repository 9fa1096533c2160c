/** Tests of the room {@code governor}. */
//SOURCES BreakerTest.java
//SOURCES BudgetsTest.java
//SOURCES RateLimiterTest.java
package tests.demo.governor;
