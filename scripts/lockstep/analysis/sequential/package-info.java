/**
 * Sequential tests: what may be said of counts that are looked at again and again, at any time, without counting a look
 * as a second chance.
 *
 * <p>Each is a bet against a hypothesis: its worth is an e-value, whose mean is at most one while the hypothesis is
 * true, however often and whenever it is read (Ville's inequality). Methods, sources, numbers: docs/canary-method.md.
 */
//SOURCES AnyStart.java
//SOURCES BetaMixture.java
//SOURCES IntervalVotes.java
//SOURCES QuantileTest.java
//SOURCES RateBound.java
//SOURCES SplitTest.java
//DEPS org.apache.commons:commons-numbers-gamma:1.2
//DEPS org.apache.commons:commons-numbers-rootfinder:1.2
package lockstep.analysis.sequential;
