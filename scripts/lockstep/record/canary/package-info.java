/**
 * Canary records: what the evidence branch holds of canaries, and whether a recorded verdict follows from its integers.
 *
 * <p>An intent, numbered states, and at the end {@code canary.json}; files are only ever added, so that any host can
 * read where a canary stands, go on with it, or take it off the traffic.
 */
//SOURCES CanaryAcceptance.java
//SOURCES CanaryArchive.java
//SOURCES CanaryConcern.java
//SOURCES CanaryEnd.java
//SOURCES CanaryEndJson.java
//SOURCES CanaryIntent.java
//SOURCES CanaryJson.java
//SOURCES CanaryStage.java
//SOURCES CanaryState.java
//SOURCES CanaryView.java
//SOURCES FittingIntervals.java
//SOURCES HotfixCanary.java
//SOURCES IntervalRows.java
//SOURCES OneOfSeveral.java
//SOURCES RowsSize.java
//SOURCES TermsJson.java
//DEPS tools.jackson.core:jackson-databind:3.3.0
package lockstep.record.canary;
