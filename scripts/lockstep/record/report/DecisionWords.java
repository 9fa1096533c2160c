package lockstep.record.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.gates.gate.Verdict;
import lockstep.record.journal.Intent;
import lockstep.record.journal.Passage;
import lockstep.record.journal.PromotionIntent;

/** What a move was allowed by, in a sentence that follows from the rows of the tables below it. */
final class DecisionWords {

    private final List<Row> rows;

    /** A rule or a requirement with its verdict. */
    private record Row(String name, String verdict) {}

    private DecisionWords(ReleaseReport report) {
        this.rows = Stream.concat(
                RecordedRules.of(report).stream().map(row -> new Row(row.get(0), row.get(1))),
                report.requirements().stream().map(one -> new Row(one.rule(), one.verdict()))).toList();
    }

    static String of(ReleaseReport report) {
        return report.intent().map(intent -> new DecisionWords(report).of(intent, accepted(report)))
                .orElse("The intent of this move cannot be read.");
    }

    /** What the operator answered for. */
    static List<String> accepted(ReleaseReport report) {
        return report.intent()
                .filter(PromotionIntent.class::isInstance)
                .map(intent -> ((PromotionIntent) intent).accepted())
                .orElse(List.of());
    }

    private String of(Intent intent, List<String> accepted) {
        boolean isPromotion = intent instanceof PromotionIntent;
        Optional<String> exception = exception(!accepted.isEmpty());
        if (exception.isEmpty()) {
            return isPromotion
                    ? skipped(intent.passage()) + " rule that Lockstep checks was kept when it was decided. "
                            + "Nobody accepted an exception."
                    : "A rollback to a commit that is known to be good, approved as the log says.";
        }
        String what = isPromotion ? skippedStages(intent.passage()) : "A rollback. ";
        return what + exception.get();
    }

    /** Which rows say anything but that all is as it should be. */
    private Optional<String> exception(boolean isAccepted) {
        String failed = named(Verdict.FAIL.word());
        String accepted = named(RecordedRules.ACCEPTED);
        String undecided = rows.stream()
                .filter(row -> Verdict.ofWord(row.verdict()).isEmpty() && !row.verdict().equals(RecordedRules.ACCEPTED)
                        || row.verdict().equals(Verdict.INCONCLUSIVE.word()))
                .map(Row::name).distinct().reduce((one, next) -> one + ", " + next).orElse("");
        StringBuilder words = new StringBuilder();
        if (!failed.isEmpty()) {
            words.append("Not every rule was kept; these failed: ").append(failed).append(". ");
        }
        if (!undecided.isEmpty()) {
            words.append("It cannot be shown here whether these were kept: ").append(undecided).append(". ");
        }
        if (isAccepted || !accepted.isEmpty()) {
            words.append(failed.isEmpty() ? "Not every rule was kept when it was decided. " : "")
                    .append("The operator accepted an exception").append(accepted.isEmpty() ? "" : " from " + accepted)
                    .append(isAccepted ? ":" : ".");
        }
        return Optional.of(words.toString().strip()).filter(text -> !text.isEmpty());
    }

    private String named(String verdict) {
        return String.join(", ", rows.stream().filter(row -> row.verdict().equals(verdict)).map(Row::name)
                .distinct().toList());
    }

    private static String skipped(Passage passage) {
        return passage.skipped().isEmpty() ? "Every" : skippedStages(passage) + "Every other";
    }

    /** What a hotfix left out, and whose rules held. */
    private static String skippedStages(Passage passage) {
        if (passage.skipped().isEmpty()) {
            return "";
        }
        String owes = (passage.skipped().size() == 1 ? ", and" : ", and staging") + " has to be passed afterwards";
        return "A hotfix: " + String.join(" and ", passage.skipped())
                + (passage.skipped().size() == 1 ? " was" : " were") + " skipped by approval"
                + (passage.skipsStaging() ? owes : "") + ". ";
    }
}
