/**
 * Sources: what a metrics server or an instance answers, read into the counters of the instances. Fetching lies
 * elsewhere; here are text in, scrapes or a named trouble out.
 *
 * <p>Answers are hostile: a value that is no count, a series that is there twice and a metric that is not there are
 * troubles, never zeros.
 */
//SOURCES CommandAnswer.java
//SOURCES Exposition.java
//SOURCES FailedAnswers.java
//SOURCES MetricQuery.java
//SOURCES MetricsTrouble.java
//SOURCES NothingCountedYet.java
//SOURCES ProcessStart.java
//SOURCES PrometheusAnswer.java
//SOURCES QuotedValue.java
//SOURCES RangeCount.java
//SOURCES Sample.java
//SOURCES Scraping.java
//SOURCES Selector.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.analysis.source;
