/** Pipeline: what is recorded of a commit on its way through the stages, and what their requirements make of it. */
//SOURCES PipelineReader.java
//SOURCES RecordedFacts.java
//SOURCES Requirements.java
//SOURCES Subject.java
package lockstep.release.pipeline;
