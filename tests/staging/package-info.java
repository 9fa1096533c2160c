/** A staging service for tests whose gates wait: the embedded one, with a clock of its own. */
//SOURCES Staging.java
//SOURCES ../../scripts/lockstep/demo/package-info.java
//SOURCES ../../scripts/lockstep/suites/package-info.java
package tests.staging;
