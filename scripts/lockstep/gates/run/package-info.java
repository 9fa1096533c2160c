/**
 * Runs: a suite run once against one service, and all that is to be known of it afterwards.
 *
 * <p>Library: none of its own. Stands on {@code gate}, {@code http}, {@code release}, {@code revision} and
 * {@code text}.
 */
//SOURCES GateRun.java
//SOURCES GateRunner.java
//SOURCES RevisionCheck.java
//SOURCES RevisionSeen.java
//SOURCES RunId.java
//SOURCES RunOrder.java
//SOURCES ../revision/package-info.java
package lockstep.gates.run;
