/**
 * Attestations: evidence in the words that others' tools know. Gate runs as in-toto test results, decisions as SLSA
 * verification summaries, and whether such a document speaks truly of the files that it names.
 *
 * <p>Pure documents: no git, no keys, no clock.
 */
//SOURCES CanaryBinding.java
//SOURCES DecisionBinding.java
//SOURCES DecisionStatement.java
//SOURCES Envelope.java
//SOURCES EvidencePlace.java
//SOURCES FactBinding.java
//SOURCES KnownConfigurations.java
//SOURCES OutcomeBinding.java
//SOURCES OutcomeStatement.java
//SOURCES RemoteUri.java
//SOURCES ResourceDescriptor.java
//SOURCES RunBinding.java
//SOURCES RunConfiguration.java
//SOURCES Statement.java
//SOURCES StatementFile.java
//SOURCES StatementJson.java
//SOURCES StatementReader.java
//SOURCES TestResult.java
//SOURCES TestStatement.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.record.attestation;
