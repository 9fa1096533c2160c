/**
 * Metrics: fetches the raw counters of canary and baseline, within a time and a size.
 *
 * <p>What cannot be read is told by name and makes a look incomplete; it is never a zero.
 */
//SOURCES CommandSource.java
//SOURCES Instances.java
//SOURCES Look.java
//SOURCES MetricsHttp.java
//SOURCES MetricsLogin.java
//SOURCES MetricsSource.java
//SOURCES PrometheusSource.java
//SOURCES ScrapeSource.java
package lockstep.release.metrics;
