/** Declared suites: gates as a team declared them, made into gates that run like the built-in ones. */
//SOURCES Asked.java
//SOURCES Asking.java
//SOURCES BuiltInDeclaration.java
//SOURCES BurstRun.java
//SOURCES DeclaredSuites.java
//SOURCES EachRun.java
//SOURCES NoGate.java
//SOURCES RunnableGate.java
//SOURCES Turnstile.java
//SOURCES Values.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.suites.declared;
