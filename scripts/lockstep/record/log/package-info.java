/**
 * Log: the release log as values: entries read from its bytes, entries appended to its bytes.
 *
 * <p>Pure: bytes in, values out. {@link lockstep.record.log.LogReader} never throws and passes nothing over in silence;
 * {@link lockstep.record.log.LogWriter} never changes a byte that is there.
 */
//SOURCES AdoptionEntry.java
//SOURCES BlockReader.java
//SOURCES BlockScanner.java
//SOURCES BlockYaml.java
//SOURCES CostEvidence.java
//SOURCES EntryFields.java
//SOURCES EntryReader.java
//SOURCES EntryShape.java
//SOURCES FencedBlock.java
//SOURCES InVolume.java
//SOURCES LogEntry.java
//SOURCES LogItem.java
//SOURCES LogListener.java
//SOURCES LogNode.java
//SOURCES LogPlace.java
//SOURCES LogProblem.java
//SOURCES LogReader.java
//SOURCES LogReading.java
//SOURCES LogTemplate.java
//SOURCES LogVolumes.java
//SOURCES LogWriter.java
//SOURCES LoggedGate.java
//SOURCES OtherBlock.java
//SOURCES PassFail.java
//SOURCES PromotionEntry.java
//SOURCES ReleaseLog.java
//SOURCES RollbackEntry.java
//SOURCES RollbackResult.java
//SOURCES StructuredEntry.java
//SOURCES UnreadableBlock.java
//SOURCES YamlText.java
//DEPS org.snakeyaml:snakeyaml-engine:3.2
package lockstep.record.log;
