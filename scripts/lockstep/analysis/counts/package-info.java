/**
 * Counts: what the counters of many instances say was added between two looks, without losing the first error.
 *
 * <p>Raw counters in, integers out. A counter that falls has restarted and counts whole; a counter that is new on an
 * instance that was looked at before, or that is as young as the last look, counts from zero; one that is older than
 * the first look at it counts from there. The state is a small value.
 */
//SOURCES ArmCounts.java
//SOURCES ArmReader.java
//SOURCES Counter.java
//SOURCES InstanceMemory.java
//SOURCES Scrape.java
//SOURCES Series.java
package lockstep.analysis.counts;
