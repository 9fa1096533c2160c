/** Tests of the room {@code audit}. */
//SOURCES AdoptionTest.java
//SOURCES History.java
//SOURCES LogGrowthTest.java
//SOURCES LogVerifierTest.java
//SOURCES RequirementsAuditTest.java
//SOURCES SeveralServicesTest.java
//SOURCES TruthAuditTest.java
//SOURCES VolumesTest.java
//DEPS net.jqwik:jqwik-api:1.9.3
//DEPS net.jqwik:jqwik-engine:1.9.3
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS tools.jackson.core:jackson-databind:3.3.0
package tests.record.audit;
