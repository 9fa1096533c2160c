package lockstep.tui.keys;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import lockstep.record.canary.CanaryView;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.day.Day;
import lockstep.tui.day.Next;
import lockstep.tui.day.StepState;
import lockstep.tui.preferences.KeyAction;
import lockstep.tui.state.Key;
import lockstep.tui.state.Operation;
import lockstep.tui.state.Page;
import lockstep.tui.state.Rows;
import lockstep.tui.state.Step;
import lockstep.tui.state.UiState;

/** The one table of actions: where each is meant, when not, and why not. Help line, help and commands come from it. */
public final class KeyMap {

    private static final Set<Page> EVERYWHERE = Set.of();
    /** What is said of whatever cannot be seen. */
    public static final String TOO_SMALL = "enlarge to 60x16 for that";

    private static final List<Binding> BINDINGS = List.of(
            row(KeyAction.OPEN, EVERYWHERE, KeyMap::enter, ActionAvailability::open),
            row(KeyAction.RUN, EVERYWHERE, shown("run", Page.GATES, Page.DRILLS), ActionAvailability::run),
            row(KeyAction.TRIGGER, Set.of(Page.ROLLBACK), shown("trigger", Page.ROLLBACK),
            ActionAvailability::rollback),
            row(KeyAction.APPROVE, Set.of(Page.PIPELINE), shown("approve", Page.PIPELINE),
            PipelineAvailability::approve),
            row(KeyAction.ABORT, EVERYWHERE, shown("abort", Page.CANARY), PipelineAvailability::abort),
            row(KeyAction.PAUSE, EVERYWHERE, KeyMap::pause, PipelineAvailability::pause),
            row(KeyAction.UP, EVERYWHERE, hidden(), ActionAvailability::always),
            row(KeyAction.DOWN, EVERYWHERE, hidden(), ActionAvailability::always),
            row(KeyAction.PAGE_UP, EVERYWHERE, hidden(), ActionAvailability::always),
            row(KeyAction.PAGE_DOWN, EVERYWHERE, hidden(), ActionAvailability::always),
            row(KeyAction.FIRST, EVERYWHERE, hidden(), ActionAvailability::always),
            row(KeyAction.LAST, EVERYWHERE, hidden(), ActionAvailability::always),
            row(KeyAction.TURN, EVERYWHERE, shown("pane", Page.WALK, Page.LOG), ActionAvailability::always),
            row(KeyAction.STOP, EVERYWHERE, KeyMap::stop, ActionAvailability::stop),
            row(KeyAction.FILTER, EVERYWHERE, shown("filter", Page.LOG), ActionAvailability::always),
            row(KeyAction.VERIFY, Set.of(Page.LOG), shown("verify", Page.LOG), ActionAvailability::idle),
            row(KeyAction.COPY, Set.of(Page.LOG, Page.WALK, Page.ROLLBACK), shown("copy", Page.LOG),
                    ActionAvailability::copy),
            row(KeyAction.BROWSE, EVERYWHERE, hidden(), ActionAvailability::browse),
            row(KeyAction.SHELL, EVERYWHERE, hidden(), ActionAvailability::always),
            row(KeyAction.ROLLBACK, EVERYWHERE,
                    shown("roll back", Page.HOME, Page.WALK, Page.GATES, Page.LOG, Page.DRILLS, Page.PIPELINE,
                            Page.CANARY),
                    ActionAvailability::rollback),
            row(KeyAction.HOME, EVERYWHERE,
                    state -> elsewhere(state, Page.HOME, "home"),
                    ActionAvailability::always),
            row(KeyAction.WALK, EVERYWHERE, shown("day", Page.HOME, Page.GATES, Page.LOG, Page.ROLLBACK, Page.DRILLS),
                    ActionAvailability::always),
            row(KeyAction.GATES, EVERYWHERE, shown("gates", Page.HOME, Page.WALK, Page.ROLLBACK),
                    ActionAvailability::always),
            row(KeyAction.CANDIDATE, EVERYWHERE, shown("candidates", Page.HOME), ActionAvailability::candidate),
            row(KeyAction.LOG, EVERYWHERE, shown("log", Page.HOME, Page.WALK, Page.GATES, Page.ROLLBACK, Page.DRILLS),
                    ActionAvailability::always),
            row(KeyAction.EVIDENCE, EVERYWHERE,
                    shown("evidence", Page.WALK, Page.LOG, Page.ROLLBACK, Page.GATES), ActionAvailability::log),
            row(KeyAction.PIPELINE, EVERYWHERE,
                    state -> state.terms().pipeline() ? elsewhere(state, Page.PIPELINE, "pipeline") : "",
                    PipelineAvailability::pipeline),
            row(KeyAction.CANARY, EVERYWHERE,
                    state -> state.terms().canary() ? elsewhere(state, Page.CANARY, "canary") : "",
                    PipelineAvailability::canary),
            row(KeyAction.DRILLS, EVERYWHERE, shown("drills", Page.HOME, Page.WALK), ActionAvailability::always),
            row(KeyAction.CLASS, Set.of(Page.HOME, Page.WALK), hidden(), ActionAvailability::declare),
            row(KeyAction.LOOK, EVERYWHERE, hidden(), ActionAvailability::always),
            row(KeyAction.JOURNAL, EVERYWHERE, hidden(), ActionAvailability::always),
            row(KeyAction.BACK, EVERYWHERE, hidden(), ActionAvailability::always),
            row(KeyAction.COMMAND, EVERYWHERE, hidden(), ActionAvailability::always),
            row(KeyAction.REPAINT, EVERYWHERE, hidden(), ActionAvailability::always),
            row(KeyAction.SUSPEND, EVERYWHERE, hidden(), ActionAvailability::always),
            row(KeyAction.HELP, EVERYWHERE, shown("help"), ActionAvailability::always),
            row(KeyAction.QUIT, EVERYWHERE, shown("quit"), ActionAvailability::always));

    /** What the view of a window that is too small for any page names: nobody acts on what they cannot see. */
    private static final Set<KeyAction> IN_AN_EMERGENCY = EnumSet.of(
            KeyAction.ABORT, KeyAction.ROLLBACK, KeyAction.STOP, KeyAction.QUIT, KeyAction.BACK, KeyAction.HOME,
            KeyAction.HELP,
            KeyAction.COMMAND, KeyAction.REPAINT, KeyAction.SUSPEND, KeyAction.LOOK);
    private static final Set<KeyAction> ON_THE_WAY_BACK = EnumSet.of(
            KeyAction.OPEN, KeyAction.TRIGGER, KeyAction.UP, KeyAction.DOWN, KeyAction.PAGE_UP, KeyAction.PAGE_DOWN,
            KeyAction.FIRST,
            KeyAction.LAST);

    private KeyMap() {}

    /** Why an action does nothing just now; empty where it does something. */
    public static String whyNot(Binding binding, UiState state) {
        boolean seen = !state.size().isTooSmall() || IN_AN_EMERGENCY.contains(binding.action())
                || (state.page() == Page.ROLLBACK && ON_THE_WAY_BACK.contains(binding.action()))
                || (state.page() == Page.HOME && binding.action() == KeyAction.OPEN && opensADialog(state));
        return seen ? binding.whyNot().apply(state) : TOO_SMALL;
    }

    /** What has to be finished before anything can be rolled back, and what is to be taken off: both ask first. */
    private static boolean opensADialog(UiState state) {
        Next.What next = Next.first(state).what();
        return Rows.service(state).isEmpty() && (next == Next.What.FINISH || next == Next.What.ABORT);
    }

    /** What a key means on the page. */
    public static Optional<Binding> find(Key key, UiState state) {
        return state.preferences().keys().action(key.name())
                .flatMap(KeyMap::of)
                .filter(binding -> binding.isFor(state.page()));
    }

    public static Optional<Binding> of(KeyAction action) {
        return BINDINGS.stream().filter(binding -> binding.action() == action).findFirst();
    }

    public static boolean isFor(Binding binding, Page page) {
        return binding.isFor(page);
    }

    public static List<Binding> all() {
        return BINDINGS;
    }

    /** The keys for the help line: those that do something now, the most wanted first. */
    public static List<String[]> helpLine(UiState state) {
        List<String[]> shown = new ArrayList<>();
        for (Binding binding : BINDINGS) {
            String label = binding.isFor(state.page()) ? binding.label().apply(state) : "";
            boolean bound = !state.preferences().keys().of(binding.action()).isEmpty();
            if (bound && !label.isEmpty() && binding.whyNot().apply(state).isEmpty()) {
                shown.add(new String[] {state.key(binding.action()), label});
            }
        }
        return shown;
    }

    private static String elsewhere(UiState state, Page page, String label) {
        return state.page() == page ? "" : label;
    }

    private static String stop(UiState state) {
        return state.operation().filter(Operation::canBeStopped)
                .map(going -> going.isWaiting() ? "stop waiting" : "stop").orElse("");
    }

    private static String pause(UiState state) {
        if (state.page() != Page.CANARY) {
            return "";
        }
        return PipelineAvailability.openCanary(state).filter(CanaryView::isPaused).isPresent() ? "resume" : "pause";
    }

    private static String enter(UiState state) {
        return switch (state.page()) {
            case HOME -> Rows.service(state).map(one -> "open").orElseGet(() ->
                    Next.first(state).what() == Next.What.NOTHING ? "" : "next");
            case WALK -> step(state);
            case GATES -> "details";
            case LOG -> "open";
            case ROLLBACK -> "roll back";
            case DRILLS -> "run";
            case PIPELINE, CANARY -> "details";
        };
    }

    private static String step(UiState state) {
        boolean done = new Day(state).line(state.step()).state() == StepState.DONE;
        return switch (state.step()) {
            case CANDIDATE -> state.inPane() ? "pick" : "pick another";
            case STAGING -> "look again";
            case GATES -> done ? "run again" : "run the gates";
            case EVIDENCE -> done ? "see gates" : "record";
            case DECISION -> state.declaration().isEmpty() ? "declare the class" : done ? "decide again" : "decide";
            case PROMOTE -> done ? "" : "promote";
            case DEPLOY -> state.standing().flatMap(ReleaseSeen::open).isPresent() ? "finish it" : "look again";
            case SMOKE -> new Day(state).line(Step.SMOKE).state() == StepState.READY ? "run the gates" : "see gates";
            case LOGGED -> "see log";
        };
    }

    private static Function<UiState, String> hidden() {
        return state -> "";
    }

    private static Function<UiState, String> shown(String label, Page... pages) {
        List<Page> where = List.of(pages);
        return state -> where.isEmpty() || where.contains(state.page()) ? label : "";
    }

    private static Binding row(
            KeyAction action, Set<Page> pages, Function<UiState, String> label, Function<UiState, String> whyNot) {
        return new Binding(action, pages, label, whyNot);
    }
}
