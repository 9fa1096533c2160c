/** Tests of what is told to others: events, the audit trail, the source of truth. */
//SOURCES AuditTrailTest.java
//SOURCES PublishEventsTest.java
//SOURCES SourceOfTruthTest.java
//DEPS org.assertj:assertj-core:3.27.7
//DEPS org.junit.jupiter:junit-jupiter:5.14.4
//DEPS tools.jackson.core:jackson-databind:3.3.0
package tests.commands.trail;
