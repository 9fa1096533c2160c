/** Tests of how reports are read. */
//SOURCES CiFactJsonTest.java
//SOURCES CoverageToolsTest.java
//SOURCES RealReportsTest.java
//SOURCES ReportsTest.java
//SOURCES Sample.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.jacoco:org.jacoco.core:0.8.14
//DEPS org.jacoco:org.jacoco.report:0.8.14
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS org.junit.platform:junit-platform-launcher:1.14.4
//DEPS org.junit.platform:junit-platform-reporting:1.14.4
package tests.record.facts;
