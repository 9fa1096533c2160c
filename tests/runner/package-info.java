/**
 * How the tests are run: which first, and how a run tells what it does: a line for each test class, each failure, and
 * the count at the end. The options of the terminal UI, which hold its memory small, end here.
 */
//RUNTIME_OPTIONS -XX:InitialHeapSize=256m -XX:NewSize=96m -XX:MaxNewSize=96m -XX:MinHeapFreeRatio=40 -XX:MaxHeapFreeRatio=70
//SOURCES LongestFirst.java
//SOURCES Progress.java
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS org.junit.platform:junit-platform-launcher:1.14.4
package tests.runner;
