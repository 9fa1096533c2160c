/** Tests of the room {@code run}. */
//SOURCES GateRunnerTest.java
//SOURCES ../http/package-info.java
package tests.gates.run;
