package lockstep.tui.state;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.tui.api.Candidate;
import lockstep.tui.api.EntryLine;
import lockstep.tui.api.ReleaseSeen;

/**
 * What the page is about, for commands of the operator's own: only digits and names of ours, nothing that others wrote.
 */
public final class Selected {

    private Selected() {}

    /** By the name of a gap; what there is none of is not in it. */
    public static Map<String, String> of(UiState state) {
        Map<String, String> found = new HashMap<>();
        found.put("environment", environment(state).word());
        sha(state).map(Sha::hex).ifPresent(hex -> found.put("sha", hex));
        release(state).map(ReleaseId::toString).ifPresent(id -> found.put("release_id", id));
        return found;
    }

    private static Environment environment(UiState state) {
        return switch (state.page()) {
            case WALK, GATES, DRILLS, PIPELINE -> Runs.environment(state);
            default -> Environment.PRODUCTION;
        };
    }

    /** The commit that the cursor is on, else the one that is picked, else the one in production. */
    public static Optional<Sha> sha(UiState state) {
        Optional<Sha> here = switch (state.page()) {
            case LOG -> entry(state).flatMap(EntryLine::commit);
            case ROLLBACK -> row(Rows.knownGood(state), state.cursor()).map(known -> known.sha());
            case WALK -> state.inPane() && state.step() == Step.CANDIDATE
                    ? row(Rows.candidates(state), state.cursor()).map(Candidate::sha)
                    : Optional.empty();
            case GATES -> state.shownRun().flatMap(LiveRun::commit);
            case PIPELINE -> state.sources().pipeline().value().map(seen -> seen.commit());
            case CANARY -> state.sources().git().value().flatMap(git -> git.canary())
                    .flatMap(view -> view.intent()).map(intent -> intent.commit());
            default -> Optional.empty();
        };
        return here.or(state::chosen).or(() -> state.standing().flatMap(ReleaseSeen::release));
    }

    /** The release that the page is about. */
    public static Optional<ReleaseId> release(UiState state) {
        Optional<String> id = switch (state.page()) {
            case LOG -> entry(state).map(EntryLine::id);
            case ROLLBACK -> row(Rows.knownGood(state), state.cursor()).map(known -> known.record());
            default -> state.standing().flatMap(standing -> standing.open().map(open -> open.id().toString())
                    .or(() -> sha(state).flatMap(standing::entry).map(EntryLine::id)));
        };
        return id.flatMap(ReleaseId::tryParse);
    }

    /** The entry that the log's cursor is on. */
    public static Optional<EntryLine> entry(UiState state) {
        return state.standing().flatMap(standing -> row(state.log().entries(standing), state.log().cursor()));
    }

    private static <T> Optional<T> row(List<T> rows, int cursor) {
        return cursor < rows.size() ? Optional.of(rows.get(cursor)) : Optional.empty();
    }
}
