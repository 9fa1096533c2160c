/**
 * The command line: options, console, exit codes, and the one place where errors become words.
 *
 * <p>A script is a {@link Door}; {@link Cli} opens it.
 */
//SOURCES AnswerStream.java
//SOURCES Cli.java
//SOURCES CommitLookup.java
//SOURCES Console.java
//SOURCES Door.java
//SOURCES EnvironmentFallback.java
//SOURCES ErrorAnswer.java
//SOURCES ErrorJson.java
//SOURCES ErrorReport.java
//SOURCES GateCommand.java
//SOURCES GateCommandRequest.java
//SOURCES GivenWords.java
//SOURCES HttpOptions.java
//SOURCES Interruption.java
//SOURCES Links.java
//SOURCES LiveProgress.java
//SOURCES LocalGit.java
//SOURCES LockoutMemory.java
//SOURCES OperatorLookup.java
//SOURCES OutputOptions.java
//SOURCES ReaderAwareStream.java
//SOURCES RunPlan.java
//SOURCES TargetOptions.java
//SOURCES TypedLine.java
//SOURCES TypedWords.java
//SOURCES VariableOptions.java
//DEPS info.picocli:picocli:4.7.7
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.commands.cli;
