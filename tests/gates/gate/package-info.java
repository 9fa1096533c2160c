/** Tests of the room {@code gate}: deciding, in tables and by law; asking, against servers on loopback. */
//SOURCES BurstGateTest.java
//SOURCES BurstTest.java
//SOURCES EvaluationTest.java
//SOURCES Gates.java
//SOURCES RequestGateTest.java
//SOURCES SuiteRunnerTest.java
//SOURCES ../http/package-info.java
package tests.gates.gate;
