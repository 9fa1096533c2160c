/** Error budget: what was counted against the service's objective over its window. */
//SOURCES BudgetReader.java
//SOURCES CounterHistory.java
package lockstep.release.slo;
