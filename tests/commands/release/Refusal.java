package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.Seat;

/**
 * A door that did not do as it was asked, and said why on stderr.
 *
 * @param reasons each without the link to its rule
 * @param remedy what to do
 */
public record Refusal(int exitCode, String message, List<String> reasons, String remedy) {

    private static final String ERROR = "error: ";
    private static final String REASON = "  - ";

    /**
     * Asks for what has to be refused: every ref of the remote, and all that is the operator's own, stays as it was.
     */
    public static Refusal of(Seat seat, Function<Seat, Outcome> deed) {
        String refs = seat.day().refs();
        String own = seat.own();
        Outcome outcome = deed.apply(seat);
        assertThat(seat.day().refs()).as(outcome.err()).isEqualTo(refs);
        assertThat(seat.own()).as(outcome.err()).isEqualTo(own);
        return said(outcome);
    }

    /** What was said, whatever was changed. */
    public static Refusal said(Outcome outcome) {
        List<String> lines = outcome.err().lines().dropWhile(line -> !line.startsWith(ERROR)).toList();
        assertThat(lines).as(outcome.out() + outcome.err()).isNotEmpty();
        List<String> reasons = lines.stream().filter(line -> line.startsWith(REASON)).toList();
        assertThat(reasons).as("each links to its rule")
                .allMatch(reason -> reason.matches("  - ([a-z-]+): .* \\[docs/policy\\.md#\\1]"));
        return new Refusal(
                outcome.exitCode(), lines.getFirst().substring(ERROR.length()),
                reasons.stream().map(reason -> reason.substring(REASON.length(), reason.lastIndexOf(" ["))).toList(),
                lines.getLast().strip());
    }
}
