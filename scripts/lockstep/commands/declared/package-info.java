/** Commands about declared gates: run them, print them, lint them. */
//SOURCES DeclaredChoice.java
package lockstep.commands.declared;
