/**
 * Sets: a promotion in each of several repositories, in order, stopped at the first failure and taken back in the
 * reverse order. Each repository keeps its own record; the set's is kept by the one that names it.
 */
//SOURCES Declared.java
//SOURCES MemberLog.java
//SOURCES ReleaseSet.java
//SOURCES SetCommands.java
//SOURCES SetInterrupted.java
//SOURCES SetLedger.java
//SOURCES SetMembers.java
//SOURCES SetMove.java
//SOURCES SetProgress.java
//SOURCES SetRecord.java
//SOURCES SetReturn.java
//SOURCES SetSite.java
package lockstep.release.sets;
