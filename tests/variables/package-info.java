/** Tests of the room {@code variables}. */
//SOURCES DotenvTest.java
//SOURCES EnvironmentFileTest.java
//SOURCES JsonVariablesTest.java
//SOURCES SecretVariablesTest.java
//SOURCES VariableFiles.java
//SOURCES ../../scripts/lockstep/variables/package-info.java
package tests.variables;
