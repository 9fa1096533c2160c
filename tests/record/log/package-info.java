/** Tests of the room {@code log}. */
//SOURCES Entries.java
//SOURCES HandKeptLog.java
//SOURCES HandKeptLogTest.java
//SOURCES LogFuzzTest.java
//SOURCES LogLawsTest.java
//SOURCES LogReaderTest.java
//SOURCES LogVolumesTest.java
//SOURCES LogWriterTest.java
//DEPS net.jqwik:jqwik-api:1.9.3
//DEPS net.jqwik:jqwik-engine:1.9.3
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.record.log;
