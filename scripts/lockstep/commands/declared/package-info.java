/** Commands about declared gates: run them, print them, lint them. */
//SOURCES DeclaredChoice.java
//SOURCES LintGates.java
//SOURCES PrintGates.java
//DEPS info.picocli:picocli:4.7.7
package lockstep.commands.declared;
