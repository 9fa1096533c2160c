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
//SOURCES ../gate/package-info.java
//SOURCES ../http/package-info.java
//SOURCES ../release/package-info.java
//SOURCES ../revision/package-info.java
//SOURCES ../text/package-info.java
package lockstep.run;
