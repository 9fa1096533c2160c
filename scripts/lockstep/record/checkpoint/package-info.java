/**
 * Checkpoints: one short signed text that binds everything recorded so far, renewed by every record.
 *
 * <p>Pure.
 */
//SOURCES Checkpoint.java
//SOURCES CheckpointNote.java
//SOURCES RecordChain.java
//SOURCES RecordManifest.java
package lockstep.record.checkpoint;
