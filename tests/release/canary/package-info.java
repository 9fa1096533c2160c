/** Tests of canaries as they happen: whole runs over real git and real commands, kills, take-overs, aborts. */
//SOURCES CanaryDay.java
//SOURCES CanaryRunTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.release.canary;
