/**
 * Suites: gates in their order, and {@link SuiteRunner}, which runs them side by side as far as they are independent.
 */
//SOURCES HeldGate.java
//SOURCES NeedingGate.java
//SOURCES RelayingListener.java
//SOURCES SafeListener.java
//SOURCES Suite.java
//SOURCES SuiteRunner.java
package lockstep.gates.suite;
