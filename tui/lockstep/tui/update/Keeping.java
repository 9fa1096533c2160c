package lockstep.tui.update;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lockstep.record.history.KnownGood;
import lockstep.tui.api.Candidate;
import lockstep.tui.api.EntryLine;
import lockstep.tui.state.LogView;
import lockstep.tui.state.Page;
import lockstep.tui.state.Rows;
import lockstep.tui.state.Step;
import lockstep.tui.state.UiState;

/** Keeps the cursor on what it is on when a list is read anew: rows may have come above it. */
final class Keeping {

    private Keeping() {}

    static UiState rows(UiState before, UiState after) {
        UiState state = after.page() == Page.LOG || after.log().cursor() > 0 ? log(before, after) : after;
        if (state.page() == Page.ROLLBACK) {
            return state.withCursor(place(Rows.knownGood(before), Rows.knownGood(state), state.cursor(),
                    KnownGood::sha));
        }
        boolean picking = state.page() == Page.WALK && state.inPane() && state.step() == Step.CANDIDATE;
        return picking
                ? state.withCursor(place(
                        Rows.candidates(before), Rows.candidates(state), state.cursor(), Candidate::sha))
                : state;
    }

    private static UiState log(UiState before, UiState after) {
        List<EntryLine> were = entries(before);
        List<EntryLine> are = entries(after);
        int row = place(were, are, after.log().cursor(), EntryLine::id);
        LogView log = after.log();
        return row == log.cursor() ? after : after.withLog(log.movedTo(row));
    }

    private static List<EntryLine> entries(UiState state) {
        return state.standing().map(standing -> state.log().entries(standing)).orElse(List.of());
    }

    private static <T> int place(List<T> were, List<T> are, int cursor, Function<T, ?> name) {
        Optional<Object> wanted = cursor < were.size() ? Optional.of(name.apply(were.get(cursor))) : Optional.empty();
        for (int row = 0; wanted.isPresent() && row < are.size(); row++) {
            if (wanted.get().equals(name.apply(are.get(row)))) {
                return row;
            }
        }
        return Math.clamp(cursor, 0, Math.max(0, are.size() - 1));
    }
}
