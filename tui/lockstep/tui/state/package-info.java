/**
 * Model: what the terminal UI is about, as plain values: the state, the events that change it, the effects it asks for.
 *
 * <p>No terminal, no clock, no desk is called here. Library: none of its own. Stands on {@code gate}, {@code policy},
 * {@code release}, {@code run} and {@code text}, and on the UI's {@code canvas} and {@code desk}.
 */
//SOURCES Day.java
//SOURCES Delivery.java
//SOURCES Dialog.java
//SOURCES Effect.java
//SOURCES EntryRuns.java
//SOURCES GateLine.java
//SOURCES JournalLine.java
//SOURCES Key.java
//SOURCES LiveRun.java
//SOURCES LogView.java
//SOURCES Operation.java
//SOURCES Page.java
//SOURCES Prompt.java
//SOURCES Shell.java
//SOURCES StateDraft.java
//SOURCES Step.java
//SOURCES StepLine.java
//SOURCES StepState.java
//SOURCES Transition.java
//SOURCES UiEvent.java
//SOURCES UiState.java
//SOURCES ../canvas/package-info.java
package lockstep.tui.state;
