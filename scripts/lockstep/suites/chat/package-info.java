/** Suites: the gates that docs/policy.md names, and the contracts that their answers must keep. */
//SOURCES AnsweredChat.java
//SOURCES ChatContract.java
//SOURCES ChatDemand.java
//SOURCES Payload.java
//SOURCES RightEnvironment.java
//SOURCES ServiceContract.java
//SOURCES ServiceLimits.java
//SOURCES SmokeGates.java
//SOURCES StagingGates.java
//SOURCES StructuredError.java
//SOURCES StructuredLimit.java
//SOURCES SuiteCatalog.java
//SOURCES SuiteParameters.java
//SOURCES ToldEnvironment.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.suites.chat;
