/** Tests of the sequential tests, against numbers of the papers and of a second computation. */
//SOURCES AnyStartTest.java
//SOURCES PublishedNumbersTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.analysis.sequential;
