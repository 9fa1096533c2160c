/** Recording: commits of the evidence branch, with their statements and signatures, pushed under a lease. */
//SOURCES Attestations.java
//SOURCES PushFailure.java
//SOURCES Recorder.java
//SOURCES RunSignatures.java
//SOURCES StorageGuard.java
package lockstep.release.recording;
