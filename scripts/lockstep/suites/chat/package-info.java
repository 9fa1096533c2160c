/** Suites: the gates that docs/policy.md names, and the contracts that their answers must keep. */
//SOURCES ChatContract.java
//SOURCES Payload.java
//SOURCES ServiceContract.java
//SOURCES SmokeGates.java
//SOURCES StagingGates.java
//SOURCES StructuredError.java
//SOURCES StructuredLimit.java
//SOURCES SuiteCatalog.java
//SOURCES SuiteOptions.java
//DEPS tools.jackson.core:jackson-databind:3.1.8
package lockstep.suites.chat;
