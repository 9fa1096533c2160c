/**
 * Canaries through the whole state machine of Lockstep, by the thousand and by seed, on a simulated host: its time, its
 * commands, the team's remote and the traffic are simulated, and everything that can go wrong goes wrong.
 */
//SOURCES Balancer.java
//SOURCES CanaryProcess.java
//SOURCES Fault.java
//SOURCES FaultTable.java
//SOURCES Flaw.java
//SOURCES Host.java
//SOURCES HostProcess.java
//SOURCES Killed.java
//SOURCES ProcessorTime.java
//SOURCES Promotions.java
//SOURCES PushedBytes.java
//SOURCES Record.java
//SOURCES Rules.java
//SOURCES RunningCanary.java
//SOURCES Story.java
//SOURCES Team.java
//SOURCES TeamRemote.java
//SOURCES Told.java
//SOURCES Universe.java
//SOURCES Watchdog.java
//DEPS org.apache.commons:commons-rng-sampling:1.6
//DEPS org.apache.commons:commons-rng-simple:1.6
//DEPS org.eclipse.jgit:org.eclipse.jgit:7.8.1.202611041320-r
//DEPS org.slf4j:slf4j-nop:2.0.20
package tests.bench.faults;
