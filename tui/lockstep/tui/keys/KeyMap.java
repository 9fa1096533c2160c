package lockstep.tui.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import lockstep.tui.state.Day;
import lockstep.tui.state.Key;
import lockstep.tui.state.Next;
import lockstep.tui.state.Page;
import lockstep.tui.state.StepState;
import lockstep.tui.state.UiState;

/** The one table of keys: what each does, where, when not, and why not. Help line, help and commands come from it. */
public final class KeyMap {

    private static final Set<Page> EVERYWHERE = Set.of();

    private static final List<Binding> BINDINGS = List.of(
            row("Enter", Action.OPEN, EVERYWHERE, KeyMap::enter, Permits::open),
            row("r", Action.RUN, EVERYWHERE, shown("run", Page.GATES, Page.DRILLS), Permits::run),
            row("t", Action.TRIGGER, Set.of(Page.ROLLBACK), shown("trigger", Page.ROLLBACK), Permits::rollback),
            row("a", Action.APPROVE, Set.of(Page.PIPELINE), shown("approve", Page.PIPELINE), Permits::approve),
            row("A", Action.ABORT, EVERYWHERE, shown("abort", Page.CANARY), Permits::abort),
            row("Up k", Action.UP, EVERYWHERE, hidden(), Permits::always),
            row("Down j", Action.DOWN, EVERYWHERE, hidden(), Permits::always),
            row("PgUp ^B", Action.PAGE_UP, EVERYWHERE, hidden(), Permits::always),
            row("PgDn ^F Space", Action.PAGE_DOWN, EVERYWHERE, hidden(), Permits::always),
            row("Home", Action.FIRST, EVERYWHERE, hidden(), Permits::always),
            row("End G", Action.LAST, EVERYWHERE, hidden(), Permits::always),
            row("Tab BackTab", Action.TURN, EVERYWHERE, shown("pane", Page.WALK, Page.LOG), Permits::always),
            row("x", Action.STOP, EVERYWHERE, KeyMap::stop, Permits::stop),
            row("/", Action.FILTER, EVERYWHERE, shown("filter", Page.LOG), Permits::always),
            row("v", Action.VERIFY, Set.of(Page.LOG), shown("verify", Page.LOG), Permits::idle),
            row("y", Action.COPY, Set.of(Page.LOG, Page.WALK, Page.ROLLBACK), shown("copy", Page.LOG), Permits::copy),
            row("$", Action.SHELL, EVERYWHERE, hidden(), Permits::always),
            row("R", Action.ROLLBACK, EVERYWHERE,
                    shown("roll back", Page.HOME, Page.WALK, Page.GATES, Page.LOG, Page.DRILLS, Page.CANARY),
                    Permits::rollback),
            row("h", Action.HOME, EVERYWHERE,
                    state -> elsewhere(state, Page.HOME, "home"),
                    Permits::always),
            row("w", Action.WALK, EVERYWHERE, shown("day", Page.HOME, Page.GATES, Page.LOG, Page.ROLLBACK, Page.DRILLS),
                    Permits::always),
            row("g", Action.GATES, EVERYWHERE, shown("gates", Page.HOME, Page.WALK, Page.ROLLBACK), Permits::always),
            row("c", Action.CANDIDATE, EVERYWHERE, shown("candidates", Page.HOME), Permits::candidate),
            row("l", Action.LOG, EVERYWHERE, shown("log", Page.HOME, Page.WALK, Page.GATES, Page.ROLLBACK, Page.DRILLS),
                    Permits::always),
            row("e", Action.EVIDENCE, EVERYWHERE, shown("evidence", Page.WALK, Page.LOG), Permits::log),
            row("p", Action.PIPELINE, EVERYWHERE,
                    state -> state.terms().pipeline() ? elsewhere(state, Page.PIPELINE, "pipeline") : "",
                    Permits::pipeline),
            row("K", Action.CANARY, EVERYWHERE,
                    state -> state.terms().canary() ? elsewhere(state, Page.CANARY, "canary") : "", Permits::canary),
            row("d", Action.DRILLS, EVERYWHERE, shown("drills", Page.HOME, Page.WALK), Permits::always),
            row("C", Action.CLASS, Set.of(Page.HOME, Page.WALK), hidden(), Permits::declare),
            row("u F5", Action.LOOK, EVERYWHERE, hidden(), Permits::always),
            row("J", Action.JOURNAL, EVERYWHERE, hidden(), Permits::always),
            row("Esc", Action.BACK, EVERYWHERE, hidden(), Permits::always),
            row(":", Action.COMMAND, EVERYWHERE, hidden(), Permits::always),
            row("^L", Action.REPAINT, EVERYWHERE, hidden(), Permits::always),
            row("^Z", Action.SUSPEND, EVERYWHERE, hidden(), Permits::always),
            row("?", Action.HELP, EVERYWHERE, shown("help"), Permits::always),
            row("q ^C", Action.QUIT, EVERYWHERE, shown("quit"), Permits::always));

    private KeyMap() {}

    /** What a key means on a page. */
    public static Optional<Binding> find(Key key, Page page) {
        return BINDINGS.stream().filter(binding -> binding.has(key) && binding.isFor(page)).findFirst();
    }

    public static Optional<Binding> of(Action action) {
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
            if (!label.isEmpty() && binding.whyNot().apply(state).isEmpty()) {
                shown.add(new String[] {Binding.shown(binding.keys().getFirst()), label});
            }
        }
        return shown;
    }

    private static String elsewhere(UiState state, Page page, String label) {
        return state.page() == page ? "" : label;
    }

    private static String stop(UiState state) {
        return state.operation().filter(going -> going.kind().canBeStopped()).isPresent() ? "stop" : "";
    }

    private static String enter(UiState state) {
        return switch (state.page()) {
            case HOME -> Next.of(state).getFirst().what() == Next.What.NOTHING ? "" : "next";
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
            case DEPLOY -> done ? "look again" : "finish it";
            case SMOKE -> "see gates";
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
            String keys, Action action, Set<Page> pages, Function<UiState, String> label,
            Function<UiState, String> whyNot) {
        return new Binding(List.of(keys.split(" ")), action, pages, label, whyNot);
    }
}
