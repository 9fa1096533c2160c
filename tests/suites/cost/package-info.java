/** Tests of the room {@code cost}, against the embedded service. */
//SOURCES BreakerDrillTest.java
//SOURCES BudgetGateTest.java
//SOURCES CostBriefingTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.suites.cost;
