package lockstep.record.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.record.journal.Intent;
import lockstep.record.journal.Passage;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.log.AdoptionEntry;
import lockstep.record.log.PromotionEntry;
import lockstep.record.log.RollbackEntry;

/** A move in one line, and its facts in a few more. */
record Glance(boolean good, String headline, List<List<String>> rows) {

    static Glance of(ReleaseReport report) {
        List<List<String>> rows = new ArrayList<>();
        report.intent().ifPresent(intent -> {
            rows.add(List.of("began", intent.since().toString()));
            rows.add(List.of("from", intent.from().map(Sha::hex).orElse("(the first promotion)")));
        });
        return switch (report.entry()) {
            case PromotionEntry it -> {
                rows.add(List.of("to", it.commit().hex()));
                it.version().ifPresent(version -> rows.add(List.of("version", version.name())));
                rows.add(List.of("recorded", report.ended().toString()));
                rows.add(List.of("operator", it.operator().name()));
                rows.add(List.of("change class", it.changeClass().name()));
                rows.add(List.of("rollback plan", it.rollbackPlan()));
                rows.add(List.of("notes", it.notes().isBlank() ? "none" : it.notes()));
                yield new Glance(it.isGood(),
                        name(it.commit(), it.version()) + " was promoted; " + health(it.isGood(), report.smokes()),
                        rows);
            }
            case RollbackEntry it -> {
                rows.add(List.of("to", it.to().hex()));
                rows.add(List.of("recorded", report.ended().toString()));
                rows.add(List.of("operator", it.operator().name()));
                rows.add(List.of("trigger", it.trigger()));
                rows.add(List.of("notes", it.notes().isBlank() ? "none" : it.notes()));
                yield new Glance(it.isGood(),
                        "production was rolled back to " + name(it.to(), it.version()) + ": "
                                + it.result().word(), rows);
            }
            case AdoptionEntry it -> throw new IllegalArgumentException("an adoption has no report");
        };
    }

    private static String health(boolean good, List<GateRun> smokes) {
        if (good) {
            return "production was healthy";
        }
        return switch (Verdict.worstOf(smokes.stream().map(GateRun::verdict).toList())) {
            case FAIL -> "production was unhealthy";
            case INCONCLUSIVE, SKIPPED -> "it was not shown that production was healthy";
            case PASS -> "it was recorded as failed";
        };
    }

    /** What the move was allowed by. */
    static String decision(ReleaseReport report) {
        Optional<Intent> intent = report.intent();
        if (intent.isEmpty()) {
            return "The intent of this move cannot be read.";
        }
        if (!(intent.get() instanceof PromotionIntent)) {
            return "A rollback to a commit that is known to be good, approved as the log says.";
        }
        String rules = skipped(intent.get().passage()) + " rule that Lockstep checks was kept when it was decided";
        return accepted(report).isEmpty()
                ? rules + ". Nobody accepted an exception."
                : rules + ", except what the operator accepted:";
    }

    /** What a hotfix left out, and whose rules held. */
    private static String skipped(Passage passage) {
        if (passage.skipped().isEmpty()) {
            return "Every";
        }
        String owes = (passage.skipped().size() == 1 ? ", and" : ", and staging") + " has to be passed afterwards";
        return "A hotfix: " + String.join(" and ", passage.skipped())
                + (passage.skipped().size() == 1 ? " was" : " were") + " skipped by approval"
                + (passage.skipsStaging() ? owes : "") + ". Every other";
    }

    /** What the operator answered for. */
    static List<String> accepted(ReleaseReport report) {
        return report.intent()
                .filter(PromotionIntent.class::isInstance)
                .map(intent -> ((PromotionIntent) intent).accepted())
                .orElse(List.of());
    }

    private static String name(Sha commit, Optional<Version> version) {
        return version.map(known -> known.name() + " (" + commit.abbreviated() + ")").orElse(commit.abbreviated());
    }
}
