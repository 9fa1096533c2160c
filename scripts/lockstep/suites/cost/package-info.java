/**
 * Cost: that the token budget blocks when it should, and the breaker opens and closes.
 *
 * <p>The operator changes the service's limits or its provider; these gates only chat.
 */
//SOURCES BreakerGate.java
//SOURCES BreakerRecoveryGate.java
//SOURCES BreakerWatch.java
//SOURCES BudgetChats.java
//SOURCES BudgetExpectation.java
//SOURCES BudgetGate.java
//SOURCES ChatSeries.java
//SOURCES ChatsGate.java
//SOURCES CostBriefing.java
//SOURCES CostParameters.java
//SOURCES CostSuites.java
//SOURCES CostVariable.java
//SOURCES ProviderErrors.java
package lockstep.suites.cost;
