/** History: what the log and the record say happened: what stands, what is known to be good, what is open. */
//SOURCES CommitStanding.java
//SOURCES Earlier.java
//SOURCES GateRunFacts.java
//SOURCES KnownGood.java
//SOURCES NextReleaseId.java
//SOURCES OpenIntent.java
//SOURCES RecordedPolicy.java
//SOURCES ReleaseHistory.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.record.history;
