/**
 * The journal: what the evidence branch holds, as values.
 *
 * <p>Intent is recorded before acting, outcome after; whoever reads the branch knows where the release stands.
 * Library: Jackson. Stands on {@code error}, {@code evidence}, {@code gate}, {@code git}, {@code layout},
 * {@code log}, {@code policy},
 * {@code release}, {@code run} and {@code text}.
 */
//SOURCES Intent.java
//SOURCES IntentFile.java
//SOURCES IntentJson.java
//SOURCES Journal.java
//SOURCES JournalView.java
//SOURCES Outcome.java
//SOURCES OutcomeJson.java
//SOURCES PromotionIntent.java
//SOURCES RecordedRun.java
//SOURCES RollbackIntent.java
//SOURCES RunFacts.java
//SOURCES ../git/package-info.java
//DEPS tools.jackson.core:jackson-databind:3.1.8
package lockstep.record.journal;
