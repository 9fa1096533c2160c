/**
 * Views: from the state to what the screen shows. Pure functions of state and size.
 *
 * <p>Status is always word, glyph and style.
 */
//SOURCES CanaryEnds.java
//SOURCES CanaryFailures.java
//SOURCES CanaryGates.java
//SOURCES CanaryHarm.java
//SOURCES CanaryHead.java
//SOURCES CanaryLooks.java
//SOURCES CanaryOutlook.java
//SOURCES CanaryPage.java
//SOURCES CanaryTimes.java
//SOURCES CandidateList.java
//SOURCES CandidateRows.java
//SOURCES DialogBox.java
//SOURCES DrillsPage.java
//SOURCES EmergencyView.java
//SOURCES EnvironmentRows.java
//SOURCES Foot.java
//SOURCES GateDetail.java
//SOURCES GateHistory.java
//SOURCES GateRows.java
//SOURCES GatesPage.java
//SOURCES Head.java
//SOURCES HomePage.java
//SOURCES LogPage.java
//SOURCES MetricsRow.java
//SOURCES PipelinePage.java
//SOURCES ReleaseRows.java
//SOURCES RollbackPage.java
//SOURCES RuleList.java
//SOURCES ServiceRows.java
//SOURCES Signs.java
//SOURCES SmallDialog.java
//SOURCES Sparkline.java
//SOURCES StepPane.java
//SOURCES Views.java
//SOURCES WalkPage.java
//SOURCES Window.java
package lockstep.tui.view;
