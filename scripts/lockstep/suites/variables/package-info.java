/**
 * Variables: what an environment is configured with, read from a dotenv file, a platform's JSON export or the process.
 *
 * <p>Read strictly: two readers of the same file must not see two values, so what is ambiguous is an error with its
 * line. Messages never quote a value. {@link SecretVariables} says which values must not be shown. Library: none of
 * its own. Stands on {@code error}, {@code gate} (its strict JSON), {@code release} and {@code text}.
 */
//SOURCES DotenvParser.java
//SOURCES EnvironmentFile.java
//SOURCES Environments.java
//SOURCES JsonVariables.java
//SOURCES SecretVariables.java
//SOURCES VariableFile.java
//SOURCES Variables.java
//SOURCES ../suites/package-info.java
package lockstep.suites.variables;
