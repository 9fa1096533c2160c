/**
 * Variables: what an environment is configured with, read from a dotenv file, a platform's JSON export or the process.
 *
 * <p>Read strictly: two readers of the same file must not see two values, so what is ambiguous is an error with its
 * line. Messages never quote a value. {@link SecretVariables} says which values must not be shown.
 */
//SOURCES DotenvParser.java
//SOURCES EnvironmentFile.java
//SOURCES Environments.java
//SOURCES GuardSettings.java
//SOURCES JsonVariables.java
//SOURCES SecretVariables.java
//SOURCES VariableFile.java
//SOURCES Variables.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.suites.variables;
