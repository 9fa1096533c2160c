/** Commands that follow and hand out the record: the trail, collected evidence, events, the source of truth. */
//SOURCES AuditTrailCommand.java
//SOURCES CollectEvidenceCommand.java
//SOURCES PublishCommand.java
//SOURCES UpdateSotCommand.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.commands.trail;
