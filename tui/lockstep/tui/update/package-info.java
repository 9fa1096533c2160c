/**
 * Update: from a state and an event to the next state. Pure: no clock, no terminal, no thread.
 *
 * <p>{@link lockstep.tui.update.Update} is the door.
 */
//SOURCES ActionHandler.java
//SOURCES Alarms.java
//SOURCES Aside.java
//SOURCES Commands.java
//SOURCES DialogKeys.java
//SOURCES Dialogs.java
//SOURCES EnterHandler.java
//SOURCES GateDialog.java
//SOURCES Help.java
//SOURCES Keeping.java
//SOURCES KeyPress.java
//SOURCES Loading.java
//SOURCES MessageKeys.java
//SOURCES Navigation.java
//SOURCES Notifications.java
//SOURCES OperationStarter.java
//SOURCES OwnCommands.java
//SOURCES PipelineDialogs.java
//SOURCES PollSchedule.java
//SOURCES Progress.java
//SOURCES StatusRefresh.java
//SOURCES StepFollower.java
//SOURCES Stopping.java
//SOURCES Update.java
package lockstep.tui.update;
