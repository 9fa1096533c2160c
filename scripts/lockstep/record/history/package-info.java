/** History: what the log and the record say happened: what stands, what is known to be good, what is open. */
//SOURCES GateRunFacts.java
//SOURCES KnownGood.java
//SOURCES NextReleaseId.java
//SOURCES OpenIntent.java
//SOURCES ReleaseHistory.java
//SOURCES RunFacts.java
package lockstep.record.history;
