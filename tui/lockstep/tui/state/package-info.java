/**
 * Model: what the terminal UI is about, as plain values: the state, the events that change it, the effects it asks
 * for.
 *
 * <p>No terminal, no clock, no desk is called here.
 */
//SOURCES Ages.java
//SOURCES Ailing.java
//SOURCES Alarm.java
//SOURCES Arrival.java
//SOURCES CanaryNow.java
//SOURCES CanaryTurn.java
//SOURCES Day.java
//SOURCES DeliverySteps.java
//SOURCES Dialog.java
//SOURCES DialogStack.java
//SOURCES Effect.java
//SOURCES Ended.java
//SOURCES EntryRuns.java
//SOURCES EnvironmentFact.java
//SOURCES EnvironmentHealth.java
//SOURCES Fact.java
//SOURCES Freshness.java
//SOURCES GateLine.java
//SOURCES JournalLine.java
//SOURCES Key.java
//SOURCES LiveRun.java
//SOURCES LogView.java
//SOURCES Next.java
//SOURCES NextStep.java
//SOURCES Notice.java
//SOURCES Operation.java
//SOURCES Page.java
//SOURCES PipelineRow.java
//SOURCES Prompt.java
//SOURCES Rows.java
//SOURCES Runs.java
//SOURCES Selected.java
//SOURCES Shell.java
//SOURCES SourceTrouble.java
//SOURCES Sources.java
//SOURCES StagingRuns.java
//SOURCES StateDraft.java
//SOURCES Step.java
//SOURCES StepLine.java
//SOURCES StepState.java
//SOURCES Transition.java
//SOURCES Turns.java
//SOURCES UiEvent.java
//SOURCES UiState.java
package lockstep.tui.state;
