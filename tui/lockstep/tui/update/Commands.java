package lockstep.tui.update;

import java.util.Optional;
import java.util.Set;
import lockstep.base.release.ChangeClass;
import lockstep.record.canary.CanaryView;
import lockstep.tui.api.Declared;
import lockstep.tui.keys.Binding;
import lockstep.tui.keys.Command;
import lockstep.tui.keys.KeyMap;
import lockstep.tui.keys.PipelineAvailability;
import lockstep.tui.preferences.KeyAction;
import lockstep.tui.state.Effect;
import lockstep.tui.state.Key;
import lockstep.tui.state.Page;
import lockstep.tui.state.Transition;
import lockstep.tui.state.UiState;

/** Carries out what was typed after the colon. */
final class Commands {

    /** What takes words and can be seen on any window. */
    private static final Set<String> SEEN_WHEN_SMALL = Set.of("", "trigger");

    private Commands() {}

    static Transition run(UiState state, Command command) {
        String argument = command.argument();
        boolean isKey = argument.isEmpty() && command.action().isPresent();
        if (state.size().isTooSmall() && !isKey && !SEEN_WHEN_SMALL.contains(command.name())) {
            return Transition.to(state.withNotice(":" + command.name() + ": " + KeyMap.TOO_SMALL));
        }
        if (!argument.isEmpty() || command.action().isEmpty()) {
            switch (command.name()) {
                case "" -> {
                    return Transition.to(state);
                }
                case "class" -> {
                    return declare(state, argument);
                }
                case "canary", "flag", "diff", "plan", "accept-unverified", "accept-drift" -> {
                    return detail(state, command.name(), argument);
                }
                case "pause-canary" -> {
                    return pause(state, argument);
                }
                case "trigger" -> {
                    return Transition.to(state.withTrigger(argument));
                }
                case "filter" -> {
                    return Transition.to(state.withPage(Page.LOG).withLog(state.log().filtered(argument)));
                }
                case "break", "mend", "commit" -> {
                    return state.terms().demo()
                            ? OperationStarter.begin(state, new Effect.Rehearse(command.name() + " " + argument))
                            : Transition.to(state.withNotice(":" + command.name() + " is for --demo only"));
                }
                default -> {
                    return command.action().isPresent() ? act(state, command.action().get()) : own(state, command);
                }
            }
        }
        return act(state, command.action().get());
    }

    /** A command is refused for the same reasons as its key. */
    private static Transition act(UiState state, KeyAction action) {
        Optional<Binding> binding = KeyMap.of(action);
        if (binding.isPresent() && !KeyMap.isFor(binding.get(), state.page())) {
            return Transition.to(state.withNotice(":" + action.command() + " is not for this page"));
        }
        String whyNot = binding.map(row -> KeyMap.whyNot(row, state)).orElse("");
        return whyNot.isEmpty()
                ? ActionHandler.act(state, action, new Key(""))
                : Transition.to(state.withNotice(":" + action.command() + ": " + whyNot));
    }

    private static Transition pause(UiState state, String reason) {
        boolean paused = PipelineAvailability.openCanary(state).filter(CanaryView::isPaused).isPresent();
        String whyNot = paused ? "the canary is paused already" : PipelineAvailability.pause(state);
        return !whyNot.isEmpty() ? Transition.to(state.withNotice(":" + KeyAction.PAUSE.command() + ": " + whyNot))
                : OperationStarter.begin(state, new Effect.PauseCanary(reason));
    }

    private static Transition own(UiState state, Command command) {
        return state.preferences().named(command.name())
                .map(own -> OwnCommands.ask(state, own))
                .orElseGet(() -> unknown(state, command));
    }

    private static Transition unknown(UiState state, Command command) {
        return Transition.to(
                state.withNotice("there is no command :" + command.name() + "; Tab completes, "
                        + state.key(KeyAction.HELP) + " lists them"));
    }

    private static Transition declare(UiState state, String argument) {
        return ChangeClass.tryParse(argument)
                .map(parsed -> ActionHandler.set(state, new Effect.Declare(parsed)))
                .orElseGet(() -> Transition.to(state.withNotice(":class takes A, B or C")));
    }

    private static Transition detail(UiState state, String what, String words) {
        if (state.declaration().isEmpty()) {
            return Transition.to(state.withNotice("declare the class first: :class A, B or C"));
        }
        Declared now = state.declaration().get().with(what, words);
        return PollSchedule.declared(state.withDeclaration(Optional.of(now)).withJudgement(Optional.empty()));
    }
}
