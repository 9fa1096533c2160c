/** Tests of how reports are read. */
//SOURCES CiFactJsonTest.java
//SOURCES ReportsTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.record.facts;
