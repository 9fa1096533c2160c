/** Pipeline: what is recorded of a commit on its way through the stages, and what their requirements make of it. */
//SOURCES ApprovalRecord.java
//SOURCES ApproverKeys.java
//SOURCES Consumption.java
//SOURCES FactRecord.java
//SOURCES LookedAt.java
//SOURCES MoveWish.java
//SOURCES PipelineReader.java
//SOURCES RecordedApprovals.java
//SOURCES RecordedCanaries.java
//SOURCES RecordedFacts.java
//SOURCES Requirements.java
//SOURCES RevocationRecord.java
//SOURCES Signing.java
//SOURCES Subject.java
package lockstep.release.pipeline;
