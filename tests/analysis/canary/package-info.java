/** Tests of the canary's verdict. */
//SOURCES AvailabilityBesideABaselineTest.java
//SOURCES CanaryForecastTest.java
//SOURCES CanaryJudgeTest.java
//SOURCES CanaryPlanTest.java
//SOURCES ErrorSpikeTest.java
//SOURCES GapTest.java
//SOURCES HostileCountsTest.java
//SOURCES LatencyForecastTest.java
//SOURCES ObservationsLawsTest.java
//SOURCES VerdictLaw.java
//DEPS net.jqwik:jqwik-api:1.9.3
//DEPS net.jqwik:jqwik-engine:1.9.3
//DEPS org.apache.commons:commons-rng-sampling:1.6
//DEPS org.apache.commons:commons-rng-simple:1.6
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.analysis.canary;
