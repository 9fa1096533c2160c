/** Tests of how metrics are read. */
//SOURCES FailedAnswersTest.java
//SOURCES RangeCountTest.java
//SOURCES SourcesTest.java
//DEPS net.jqwik:jqwik-api:1.9.3
//DEPS net.jqwik:jqwik-engine:1.9.3
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.analysis.source;
