/**
 * Cost: that the token budget blocks when it should, and the breaker opens and closes.
 *
 * <p>The operator changes the service's limits or its provider; these gates only chat. Library: none of its own.
 * Stands on {@code error}, {@code gate}, {@code http}, {@code limits}, {@code release}, {@code suites} and {@code
 * text}.
 */
//SOURCES BreakerGate.java
//SOURCES BreakerRecoveryGate.java
//SOURCES BreakerWatch.java
//SOURCES BudgetChats.java
//SOURCES BudgetExpectation.java
//SOURCES BudgetGate.java
//SOURCES ChatSeries.java
//SOURCES CostBriefing.java
//SOURCES CostOptions.java
//SOURCES CostSuites.java
//SOURCES CostVariable.java
//SOURCES ../certify/package-info.java
package lockstep.suites.cost;
