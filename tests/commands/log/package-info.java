/** Tests of the log's commands, and of the report of a release. */
//SOURCES AdoptionTest.java
//SOURCES DoraLogTest.java
//SOURCES ReleaseLogDoorTest.java
//SOURCES ReleaseReportTest.java
//SOURCES ReportInBrowserTest.java
//SOURCES VolumesTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS tools.jackson.core:jackson-databind:3.3.0
package tests.commands.log;
