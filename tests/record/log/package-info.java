/** Tests of the room {@code log}. */
//SOURCES Entries.java
//SOURCES LogFuzzTest.java
//SOURCES LogLawsTest.java
//SOURCES LogReaderTest.java
//SOURCES LogVolumesTest.java
//SOURCES LogWriterTest.java
//SOURCES SeedsLog.java
//SOURCES SeedsLogTest.java
package tests.record.log;
