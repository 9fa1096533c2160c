package lockstep.record.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
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

    private static String name(Sha commit, Optional<Version> version) {
        return version.map(known -> known.name() + " (" + commit.abbreviated() + ")").orElse(commit.abbreviated());
    }
}
