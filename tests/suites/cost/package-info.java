/** Tests of the room {@code cost}, against the embedded service. */
//SOURCES BreakerDrillTest.java
//SOURCES BudgetGateTest.java
//SOURCES CostBriefingTest.java
//SOURCES ../staging/package-info.java
package tests.suites.cost;
