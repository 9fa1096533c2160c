/** A staging service for tests whose gates wait: the embedded one, with a clock of its own. */
//SOURCES Staging.java
package tests.suites.staging;
