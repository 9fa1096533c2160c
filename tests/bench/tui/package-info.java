/** Benchmarks of the terminal UI; {@code jbang tui-bench} runs them, the tests do not. */
//SOURCES CountingDisplay.java
//SOURCES FirstFrame.java
//SOURCES KeyRace.java
//SOURCES LongLog.java
//SOURCES ProcessWatch.java
//SOURCES QuietDisplay.java
//SOURCES SimulatedDay.java
//SOURCES Watched.java
//DEPS com.googlecode.lanterna:lanterna:3.1.5
//DEPS tools.jackson.core:jackson-databind:3.3.0
package tests.bench.tui;
