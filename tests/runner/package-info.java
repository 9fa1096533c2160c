/** How a run of the tests tells what it does: a line for each test class, each failure, and the count at the end. */
//SOURCES Progress.java
//DEPS org.junit.platform:junit-platform-launcher:1.14.4
package tests.runner;
