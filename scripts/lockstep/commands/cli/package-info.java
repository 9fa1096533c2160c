/**
 * The command line: options, console, exit codes, and the one place where errors become words.
 *
 * <p>A script is a {@link Door}; {@link Cli} opens it. Library: picocli. Stands on {@code change}, {@code config},
 * {@code error}, {@code evidence}, {@code gate}, {@code http}, {@code release}, {@code report}, {@code revision},
 * {@code run}, {@code suites}, {@code text} and {@code variables}.
 */
//SOURCES ChangeAnswer.java
//SOURCES ChangeOptions.java
//SOURCES Cli.java
//SOURCES Console.java
//SOURCES Door.java
//SOURCES EnvironmentFallback.java
//SOURCES Errand.java
//SOURCES ErrorReport.java
//SOURCES GateCommand.java
//SOURCES HttpOptions.java
//SOURCES LiveProgress.java
//SOURCES OperatorLookup.java
//SOURCES OutputOptions.java
//SOURCES TargetOptions.java
//SOURCES VariableOptions.java
//SOURCES ../report/package-info.java
//DEPS info.picocli:picocli:4.7.7
package lockstep.commands.cli;
