/** Events: what others are told of what was recorded, and what they were told already. Pure. */
//SOURCES CdType.java
//SOURCES EventBody.java
//SOURCES EventWords.java
//SOURCES Outbox.java
//SOURCES ReleaseEvent.java
//SOURCES Signature.java
//DEPS io.cloudevents:cloudevents-http-basic:4.0.1
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.record.events;
