/** Tests of the room {@code cost}, against the embedded service. */
//SOURCES BreakerDrillTest.java
//SOURCES BudgetGateTest.java
//SOURCES CostBriefingTest.java
//SOURCES ../staging/package-info.java
//SOURCES ../../scripts/lockstep/cost/package-info.java
//SOURCES ../../scripts/lockstep/demo/package-info.java
//SOURCES ../../scripts/lockstep/gate/package-info.java
//SOURCES ../../scripts/lockstep/governor/package-info.java
//SOURCES ../../scripts/lockstep/limits/package-info.java
//SOURCES ../../scripts/lockstep/release/package-info.java
//SOURCES ../../scripts/lockstep/run/package-info.java
package tests.cost;
