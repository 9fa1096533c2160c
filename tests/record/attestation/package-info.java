/**
 * Tests of the room {@code attestation}; and of the evidence that others check: a day's, signed, held against stock
 * tools and against the commands of {@code docs/evidence.md}.
 */
//SOURCES Audited.java
//SOURCES Branch.java
//SOURCES BindingTest.java
//SOURCES EvidenceDocumentTest.java
//SOURCES KindsOfBranchesTest.java
//SOURCES Mutations.java
//SOURCES MutationsTest.java
//SOURCES RemoteUriTest.java
//SOURCES SignedDay.java
//SOURCES SignedDayTest.java
//SOURCES StatementJsonTest.java
//SOURCES Statements.java
//SOURCES ../evidence/package-info.java
//SOURCES ../signature/package-info.java
package tests.record.attestation;
