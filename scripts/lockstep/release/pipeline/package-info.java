/** Pipeline: what is recorded of a commit on its way through the stages, and what their requirements make of it. */
//SOURCES FactRecord.java
//SOURCES PipelineReader.java
//SOURCES RecordedCanaries.java
//SOURCES RecordedFacts.java
//SOURCES Requirements.java
//SOURCES StagingStage.java
//SOURCES Subject.java
package lockstep.release.pipeline;
