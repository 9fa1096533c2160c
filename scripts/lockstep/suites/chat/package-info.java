/**
 * Suites: the gates that the seed documents name, and the contracts that their answers must keep.
 *
 * <p>Library: Jackson's tree of an answer. Stands on {@code error}, {@code gate},
 * {@code http} and {@code release}.
 */
//SOURCES ChatContract.java
//SOURCES Payload.java
//SOURCES ServiceContract.java
//SOURCES SmokeGates.java
//SOURCES StagingGates.java
//SOURCES StructuredError.java
//SOURCES StructuredLimit.java
//SOURCES SuiteCatalog.java
//SOURCES SuiteOptions.java
//SOURCES ../run/package-info.java
package lockstep.suites.chat;
