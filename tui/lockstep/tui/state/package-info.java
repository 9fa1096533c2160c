/**
 * Model: what the terminal UI is about, as plain values: the state, the events that change it, the effects it asks
 * for.
 *
 * <p>No terminal, no clock, no desk is called here.
 */
//SOURCES Ages.java
//SOURCES Dialog.java
//SOURCES DialogStack.java
//SOURCES Effect.java
//SOURCES Ended.java
//SOURCES EntryRuns.java
//SOURCES GateLine.java
//SOURCES JournalLine.java
//SOURCES Key.java
//SOURCES LiveRun.java
//SOURCES LogView.java
//SOURCES Notice.java
//SOURCES Operation.java
//SOURCES Page.java
//SOURCES PipelineRow.java
//SOURCES Prompt.java
//SOURCES Rows.java
//SOURCES Runs.java
//SOURCES Selected.java
//SOURCES Shell.java
//SOURCES StagingRuns.java
//SOURCES StateDraft.java
//SOURCES Step.java
//SOURCES Transition.java
//SOURCES UiEvent.java
//SOURCES UiState.java
package lockstep.tui.state;
