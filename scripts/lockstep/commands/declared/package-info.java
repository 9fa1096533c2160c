/** Commands about declared gates: run them, print them, lint them. */
//SOURCES DeclaredChoice.java
//SOURCES ImportGates.java
//SOURCES LintGates.java
//SOURCES LintedGates.java
//SOURCES PrintGates.java
//DEPS info.picocli:picocli:4.7.7
//DEPS tools.jackson.core:jackson-databind:3.3.0
//DEPS tools.jackson.dataformat:jackson-dataformat-yaml:3.3.0
package lockstep.commands.declared;
