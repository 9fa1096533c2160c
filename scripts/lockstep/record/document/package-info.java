/** Document: how any file of the record is read, and how one that cannot be read is refused. */
//SOURCES RecordedDocument.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.record.document;
