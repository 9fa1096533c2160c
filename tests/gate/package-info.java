/** Tests of the room {@code gate}: deciding, in tables and by law; asking, against servers on loopback. */
//SOURCES BurstGateTest.java
//SOURCES BurstTest.java
//SOURCES EvaluationTest.java
//SOURCES Gates.java
//SOURCES RequestGateTest.java
//SOURCES SuiteRunnerTest.java
//SOURCES ../http/package-info.java
//SOURCES ../../scripts/lockstep/gate/package-info.java
//SOURCES ../../scripts/lockstep/http/package-info.java
//SOURCES ../../scripts/lockstep/release/package-info.java
//SOURCES ../../scripts/lockstep/suites/package-info.java
//SOURCES ../../scripts/lockstep/text/package-info.java
package tests.gate;
