/**
 * The journal: what the evidence branch holds, as values.
 *
 * <p>Intent is recorded before acting, outcome after; whoever reads the branch knows where the release stands.
 */
//SOURCES EndsSoFar.java
//SOURCES Intent.java
//SOURCES IntentFile.java
//SOURCES IntentJson.java
//SOURCES Journal.java
//SOURCES JournalView.java
//SOURCES MoveTimes.java
//SOURCES Outcome.java
//SOURCES OutcomeJson.java
//SOURCES Passage.java
//SOURCES PromotionIntent.java
//SOURCES RecordedEnds.java
//SOURCES RollbackIntent.java
//SOURCES ServiceOutcome.java
//SOURCES ServiceRun.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.record.journal;
