/**
 * Views: from the state to what the screen shows. Pure functions of state and size.
 *
 * <p>Status is always word, glyph and style.
 */
//SOURCES CandidateList.java
//SOURCES DialogBox.java
//SOURCES DrillsPage.java
//SOURCES Foot.java
//SOURCES GateDetail.java
//SOURCES GateRows.java
//SOURCES GatesPage.java
//SOURCES Head.java
//SOURCES History.java
//SOURCES LogPage.java
//SOURCES RollbackPage.java
//SOURCES RuleList.java
//SOURCES Signs.java
//SOURCES StepPane.java
//SOURCES Views.java
//SOURCES WalkPage.java
//SOURCES Window.java
package lockstep.tui.view;
