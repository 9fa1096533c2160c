/** Tests of the room {@code variables}. */
//SOURCES DotenvTest.java
//SOURCES EnvironmentFileTest.java
//SOURCES JsonVariablesTest.java
//SOURCES SecretVariablesTest.java
//SOURCES VariableFiles.java
package tests.suites.variables;
