package lockstep.tui.update;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.ReleaseId;
import lockstep.tui.api.EntryLine;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.preferences.KeyAction;
import lockstep.tui.state.Effect;
import lockstep.tui.state.EntryRuns;
import lockstep.tui.state.Key;
import lockstep.tui.state.LogView;
import lockstep.tui.state.Page;
import lockstep.tui.state.Rows;
import lockstep.tui.state.Selected;
import lockstep.tui.state.Step;
import lockstep.tui.state.Transition;
import lockstep.tui.state.UiState;

/** Moves what is selected, and from page to page. */
final class Navigation {

    /** More rows of detail there never are. */
    private static final int MOST_ROWS = 2_000;

    private Navigation() {}

    static UiState by(UiState state, int rows) {
        return switch (state.page()) {
            case HOME -> state.withCursor(within(state.cursor() + rows, 1 + state.terms().services().size()));
            case WALK -> walk(state, rows);
            case LOG -> log(state, rows);
            case GATES -> state.withCursor(
                    within(state.cursor() + rows, Rows.gates(state).size()));
            case ROLLBACK -> state.withCursor(within(state.cursor() + rows, Rows.knownGood(state).size()));
            case PIPELINE -> state.withCursor(within(state.cursor() + rows, Rows.pipeline(state).size()));
            case DRILLS -> state.withCursor(within(state.cursor() + rows, Rows.drills(state).size()));
            default -> state;
        };
    }

    private static UiState walk(UiState state, int rows) {
        if (state.inPane()) {
            return state.withCursor(within(state.cursor() + rows, paneRows(state)));
        }
        int step = within(state.step().ordinal() + rows, Step.values().length);
        return state.withStep(Step.values()[step]).withCursor(0);
    }

    private static int paneRows(UiState state) {
        return switch (state.step()) {
            case CANDIDATE -> Rows.candidates(state).size();
            case DECISION -> state.judgement().map(judgement -> judgement.rules().size()).orElse(0);
            default -> 0;
        };
    }

    private static UiState log(UiState state, int rows) {
        LogView log = state.log();
        if (log.inDetail()) {
            return state.withLog(log.scrolled(rows, MOST_ROWS));
        }
        int count = state.standing().map(standing -> log.entries(standing).size()).orElse(0);
        return state.withLog(log.at(log.cursor() + rows, count));
    }

    private static int within(int row, int count) {
        return Math.clamp(row, 0, Math.max(0, count - 1));
    }

    static UiState turned(UiState state, Key key) {
        return switch (state.page()) {
            case WALK -> paneRows(state) > 0 ? state.withInPane(!state.inPane()) : to(state, state.page().next(1));
            case LOG -> state.withLog(state.log().turned());
            default -> to(state, state.page().next(key.is("BackTab") ? -1 : 1));
        };
    }

    static UiState back(UiState state) {
        if (state.page() == Page.LOG && state.log().run() >= 0) {
            return state.withLog(state.log().opened(-1));
        }
        if (state.page() == Page.LOG && state.log().inDetail()) {
            return state.withLog(state.log().turned());
        }
        if (state.page() == Page.LOG && !state.log().filter().isEmpty()) {
            return state.withLog(state.log().filtered(""));
        }
        if (!state.filter().isEmpty()) {
            return state.withFilter("").withCursor(0);
        }
        if (state.page() == Page.WALK) {
            return state.inPane() && state.chosen().isPresent() ? state.withInPane(false) : to(state, Page.HOME);
        }
        return to(state, Page.HOME);
    }

    static UiState to(UiState state, Page page) {
        return state.page() == page ? state : state.withPage(page).withFilter("").withCursor(0);
    }

    /** Whoever looks at gates wants to see first what did not pass. */
    static UiState toGates(UiState state) {
        return state.page() == Page.GATES ? state : toFailure(to(state, Page.GATES));
    }

    static UiState toFailure(UiState state) {
        UiState whole = state.withFilter("");
        return whole.withCursor(Rows.firstFailure(whole));
    }

    /** The gate runs of the entry that is selected, or is of what is: the first, and each time the next. */
    static Transition toEvidence(UiState state) {
        if (state.page() != Page.LOG && entryOf(state).isEmpty()) {
            return Transition.to(state.withNotice(Selected.sha(state)
                    .map(sha -> sha.abbreviated() + " has no entry in the log; its recorded gates: "
                            + state.key(KeyAction.GATES))
                    .orElse("there is no entry yet")));
        }
        UiState there = state.page() == Page.LOG ? state : at(to(state, Page.LOG), entryOf(state).orElseThrow());
        Optional<EntryLine> entry = entry(there);
        if (entry.isEmpty()) {
            return Transition.to(there.withNotice("there is no entry yet"));
        }
        boolean read = there.log().runs().filter(runs -> runs.entry().equals(entry.get().id())).isPresent();
        if (!read) {
            return Transition.to(there.withNotice("reading the evidence of " + entry.get().id()),
                    new Effect.ReadRuns(entry.get()));
        }
        return Transition.to(nextRun(there, there.runsOf(entry.get()).size()));
    }

    /** The newest entry of the commit that is selected; on the way back the one that it is known to be good by. */
    private static Optional<EntryLine> entryOf(UiState state) {
        List<EntryLine> log = state.standing().map(ReleaseSeen::log).orElse(List.of());
        Optional<String> id = state.page() == Page.ROLLBACK ? Selected.release(state).map(ReleaseId::toString)
                : Selected.sha(state).flatMap(sha -> state.standing().flatMap(standing -> standing.entry(sha)))
                        .map(EntryLine::id);
        return log.stream().filter(entry -> id.filter(entry.id()::equals).isPresent()).findFirst();
    }

    private static UiState at(UiState state, EntryLine entry) {
        LogView whole = state.log().filtered("");
        List<EntryLine> entries = state.standing().map(whole::entries).orElse(List.of());
        LogView log = state.log().filter().isEmpty() && entry(state).filter(entry::equals).isPresent()
                ? state.log() : whole.at(entries.indexOf(entry), entries.size());
        return state.withLog(log);
    }

    static Transition runsRead(UiState state, EntryRuns runs) {
        UiState read = state.withLog(state.log().withRuns(runs)).withNotice("");
        boolean wanted = read.page() == Page.LOG
                && entry(read).map(EntryLine::id).filter(runs.entry()::equals).isPresent();
        return Transition.to(wanted ? nextRun(read, runs.runs().size()) : read);
    }

    private static UiState nextRun(UiState state, int count) {
        if (count == 0) {
            return state.withNotice("no gate run of this entry is kept as evidence");
        }
        int next = state.log().run() + 1;
        return state.withLog(state.log().opened(next < count ? next : 0));
    }

    static Optional<EntryLine> entry(UiState state) {
        return state.standing()
                .map((ReleaseSeen standing) -> state.log().entries(standing))
                .filter(entries -> state.log().cursor() < entries.size())
                .map(entries -> entries.get(state.log().cursor()));
    }
}
