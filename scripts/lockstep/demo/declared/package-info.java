/**
 * The self-test of declared gates: a server made from the declaration, right at first, then with one property broken
 * at a time; a gate that does not see it is told.
 */
//SOURCES DeclaredSelfTest.java
//SOURCES DeclaredSelfTestCommand.java
//SOURCES DeclaredServer.java
//SOURCES DeclaredTrial.java
//SOURCES LookOptions.java
//SOURCES SelfTests.java
//SOURCES SimulatedTime.java
//DEPS info.picocli:picocli:4.7.7
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.demo.declared;
