/** Tests of the room {@code report}, some of them in a real browser. */
//SOURCES CanaryChartsTest.java
//SOURCES DecisionWordsTest.java
//SOURCES ExampleReport.java
//SOURCES HostilePagesInBrowserTest.java
//SOURCES HostileReport.java
//SOURCES HostileReportTest.java
//SOURCES LatencyPanelsTest.java
//SOURCES RecordedRulesTest.java
//SOURCES ReleaseHtmlTest.java
//SOURCES ReportPicturesTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.record.report;
