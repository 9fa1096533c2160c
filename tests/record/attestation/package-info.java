/**
 * Tests of the room {@code attestation}; and of the evidence that others check: a day's, signed, held against stock
 * tools and against the commands of {@code docs/evidence.md}.
 */
//SOURCES Audited.java
//SOURCES BindingTest.java
//SOURCES Branch.java
//SOURCES EvidenceDocumentTest.java
//SOURCES FieldMutations.java
//SOURCES KindsOfBranchesTest.java
//SOURCES KnownConfigurationsTest.java
//SOURCES MutatedFieldsTest.java
//SOURCES Mutations.java
//SOURCES MutationsTest.java
//SOURCES RecordedRollback.java
//SOURCES RemoteUriTest.java
//SOURCES RollbackAfterMutationsTest.java
//SOURCES SignedDay.java
//SOURCES SignedDayTest.java
//SOURCES StatementJsonTest.java
//SOURCES Statements.java
//SOURCES UnsignedMutationsTest.java
//SOURCES Visits.java
//DEPS net.jqwik:jqwik-api:1.9.3
//DEPS net.jqwik:jqwik-engine:1.9.3
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.eclipse.jgit:org.eclipse.jgit:7.8.1.202611041320-r
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS org.slf4j:slf4j-nop:2.0.20
//DEPS tools.jackson.core:jackson-databind:3.3.0
package tests.record.attestation;
