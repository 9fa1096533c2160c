package lockstep.tui.state;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import lockstep.gates.gate.Verdict;
import lockstep.record.history.KnownGood;
import lockstep.tui.api.Candidate;
import lockstep.tui.api.DrillChoice;
import lockstep.tui.api.ReleaseSeen;

/** The rows of the page's list, as the filter leaves them. */
public final class Rows {

    private Rows() {}

    public static List<Candidate> candidates(UiState state) {
        return state.standing().map(standing -> standing.git().candidates(state.filter())).orElse(List.of());
    }

    public static List<KnownGood> knownGood(UiState state) {
        return filtered(state, state.standing().map(ReleaseSeen::knownGood).orElse(List.of()),
                one -> one.sha().hex() + " " + one.record());
    }

    public static List<DrillChoice> drills(UiState state) {
        return filtered(state, state.drills(), one -> one.name() + " " + one.claim());
    }

    public static List<GateLine> gates(UiState state) {
        return state.shownRun()
                .map(run -> filtered(state, run.gates(),
                        gate -> gate.name().word() + " " + gate.result().map(it -> it.verdict().name()).orElse("")))
                .orElse(List.of());
    }

    public static List<PipelineRow> pipeline(UiState state) {
        return filtered(state, state.sources().pipeline().value().map(PipelineRow::of).orElse(List.of()),
                row -> row.rule() + " " + row.verdict().name() + " " + row.words());
    }

    /** The first gate of the run that is shown which did not pass; the first where all did. */
    public static int firstFailure(UiState state) {
        List<GateLine> gates = gates(state);
        return IntStream.range(0, gates.size())
                .filter(row -> failed(gates.get(row), Verdict.FAIL))
                .findFirst()
                .orElseGet(() -> IntStream.range(0, gates.size())
                        .filter(row -> failed(gates.get(row), Verdict.INCONCLUSIVE))
                        .findFirst()
                        .orElse(0));
    }

    private static boolean failed(GateLine gate, Verdict verdict) {
        return gate.result().filter(result -> result.verdict() == verdict).isPresent();
    }

    private static <T> List<T> filtered(UiState state, List<T> rows, Function<T, String> words) {
        return state.filter().isBlank()
                ? rows
                : rows.stream().filter(row -> matches(words.apply(row), state.filter())).toList();
    }

    /** Whether all the words are somewhere in it, whatever their case. */
    private static boolean matches(String text, String filter) {
        String all = text.toLowerCase(Locale.ROOT);
        return List.of(filter.strip().toLowerCase(Locale.ROOT).split("\\s+")).stream().allMatch(all::contains);
    }

    /** Which of several services is selected on the home page, where the first row is what comes next. */
    public static Optional<String> service(UiState state) {
        return state.page() == Page.HOME && state.cursor() > 0 && state.cursor() <= state.terms().services().size()
                ? Optional.of(state.terms().services().get(state.cursor() - 1))
                : Optional.empty();
    }
}
