/** Runs: a suite run once against one service, and all that is to be known of it afterwards. */
//SOURCES GateRun.java
//SOURCES GateRunRequest.java
//SOURCES GateRunner.java
//SOURCES ReusedGates.java
//SOURCES RevisionCheck.java
//SOURCES RevisionSeen.java
//SOURCES RunId.java
//SOURCES WrongBase.java
package lockstep.gates.run;
