/** Tests of the room {@code metrics}: real HTTP, real commands, hostile answers. */
//SOURCES MetricsServer.java
//SOURCES MetricsSourcesTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
package tests.release.metrics;
