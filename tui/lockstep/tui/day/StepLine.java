package lockstep.tui.day;

import lockstep.tui.state.Step;

/** A step of the day, how far it is, and in a few words why. */
public record StepLine(Step step, StepState state, String words) {}
