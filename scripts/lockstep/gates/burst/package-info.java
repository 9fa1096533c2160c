/**
 * Bursts: many requests at once or paced, what the answers say together, and whether the service recovers after them.
 */
//SOURCES Burst.java
//SOURCES BurstGate.java
//SOURCES BurstPause.java
//SOURCES Pace.java
//SOURCES RecoveryGate.java
//SOURCES Salvo.java
//SOURCES Shots.java
//SOURCES Throughput.java
//SOURCES Volley.java
package lockstep.gates.burst;
