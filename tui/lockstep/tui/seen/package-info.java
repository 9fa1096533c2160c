/**
 * Seen: what each source said last, when, and since when it says nothing or something bad. Pure.
 */
//SOURCES Alarm.java
//SOURCES CanaryNow.java
//SOURCES CanaryTurn.java
//SOURCES EnvironmentFact.java
//SOURCES Fact.java
//SOURCES SourceTrouble.java
//SOURCES Sources.java
//SOURCES Turns.java
package lockstep.tui.seen;
