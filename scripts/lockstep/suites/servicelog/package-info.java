/**
 * Service log: drill I, that a service's log carries what it should of every chat, and nothing that was said in it.
 *
 * <p>The log comes from a file, from stdin or from a command, and is read line by line within limits; no word of it is
 * kept.
 */
//SOURCES ChatRecords.java
//SOURCES LenientJson.java
//SOURCES LogGate.java
//SOURCES LogLine.java
//SOURCES LogRules.java
//SOURCES LogSource.java
//SOURCES LogTally.java
//SOURCES LogValues.java
//SOURCES OpenLog.java
//SOURCES ServiceLogReader.java
//SOURCES UserText.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.suites.servicelog;
