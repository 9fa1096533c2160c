/**
 * Benchmarks of the terminal UI; {@code jbang tui-bench} runs them, the tests do not.
 *
 * <p>Stands on the tests' own driver of the UI: what is timed is what is tested.
 */
//SOURCES CountingDisplay.java
//SOURCES KeyRace.java
//SOURCES LongLog.java
//SOURCES ProcessWatch.java
//SOURCES Watched.java
//SOURCES ../tui/package-info.java
//SOURCES ../../tui/ReleaseTui.java
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS org.assertj:assertj-core:3.27.7
package tests.bench.tui;
