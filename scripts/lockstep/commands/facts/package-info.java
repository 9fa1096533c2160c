/** Commands that record facts about a commit: checks, coverage, findings, reviews, how long it soaked. */
//SOURCES FactsTold.java
//SOURCES ForgeOptions.java
//SOURCES PlannedRecord.java
//SOURCES RecordChecksCommand.java
//SOURCES ReportOptions.java
//SOURCES SoakCommand.java
//DEPS info.picocli:picocli:4.7.7
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.commands.facts;
