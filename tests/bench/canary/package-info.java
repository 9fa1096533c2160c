/** Canaries by the ten thousand, simulated by seed and judged by the very room that judges the real ones. */
//SOURCES Costs.java
//SOURCES Lockstep.java
//SOURCES Peer.java
//SOURCES Pictures.java
//SOURCES RankTest.java
//SOURCES RepeatedFisher.java
//SOURCES Tables.java
//SOURCES Tally.java
//SOURCES ThresholdCount.java
//SOURCES World.java
//DEPS org.apache.commons:commons-rng-sampling:1.6
//DEPS org.apache.commons:commons-rng-simple:1.6
//DEPS org.apache.commons:commons-statistics-inference:1.1
package tests.bench.canary;
