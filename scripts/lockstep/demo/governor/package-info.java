/**
 * Governor: what holds a chat service to its limits, as the real service does it: rate limits with
 * lockouts, plans, token budgets, a circuit breaker.
 *
 * <p>No clock, network or thread of its own: the time comes in with each question, so that laws can be tested without
 * waiting.
 */
//SOURCES Admission.java
//SOURCES Breaker.java
//SOURCES BreakerAnswer.java
//SOURCES BreakerLimits.java
//SOURCES BudgetDecision.java
//SOURCES BudgetLimits.java
//SOURCES Budgets.java
//SOURCES PlanDecision.java
//SOURCES PlanGuard.java
//SOURCES PlanLimits.java
//SOURCES RateLimit.java
//SOURCES RateLimiter.java
//SOURCES Tally.java
//SOURCES Visitor.java
//SOURCES WafLimits.java
package lockstep.demo.governor;
