/** A staging service for tests whose gates wait: the embedded one, with a clock of its own. */
//SOURCES Staging.java
//SOURCES ../../scripts/lockstep/demo/package-info.java
//SOURCES ../../scripts/lockstep/gate/package-info.java
//SOURCES ../../scripts/lockstep/http/package-info.java
//SOURCES ../../scripts/lockstep/release/package-info.java
//SOURCES ../../scripts/lockstep/run/package-info.java
//SOURCES ../../scripts/lockstep/suites/package-info.java
//SOURCES ../../scripts/lockstep/text/package-info.java
package tests.staging;
