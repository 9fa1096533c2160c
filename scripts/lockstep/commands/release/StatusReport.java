package lockstep.commands.release;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.base.text.Durations;
import lockstep.base.text.Table;
import lockstep.gates.revision.RevisionReading;
import lockstep.record.history.KnownGood;
import lockstep.policy.promotion.ProductionSeen;
import lockstep.record.journal.RecordedRun;
import lockstep.release.workflow.Standing;

/** Where everything stands, as lines for a person. Pure. */
final class StatusReport {

    private StatusReport() {}

    static List<String> lines(Standing standing, List<RecordedRun> stagingRuns, Instant now) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("main", standing.heads().staging().hex()));
        rows.add(row("release", standing.heads().production().map(Sha::hex).orElse("(not there yet)")));
        rows.add(row("evidence", standing.heads().evidence().map(Sha::hex).orElse("(not there yet)")));
        rows.add(row("staging runs", words(standing.staging())));
        rows.add(row("production runs", words(standing.production()) + drift(standing)));
        rows.add(row("open", standing.journal().openIntent()
                .map(open -> open.id() + " to " + open.target() + ", begun by " + open.operator() + " "
                        + Durations.human(Duration.between(open.since(), now)) + " ago: resume it")
                .orElse("nothing")));
        rows.add(row("last good", standing.journal().history().knownGood().stream().findFirst()
                .map(StatusReport::words)
                .orElse("none known")));
        rows.add(row(
                "rollback would go to",
                standing.lastGood().map(Sha::hex).orElse("nowhere: no other good commit is known")));
        rows.add(row("evidence for main", stagingRuns.stream().findFirst()
                .map(run -> run.run().verdict().word() + ", "
                        + Durations.human(Duration.between(run.run().startedAt(), now)) + " old ("
                        + run.run().id() + ")")
                .orElse("none recorded")));
        return new Table(rows).lines();
    }

    private static List<String> row(String name, String value) {
        return List.of(name, value);
    }

    private static String words(Optional<RevisionReading> reading) {
        return reading.map(seen -> switch (seen) {
            case RevisionReading.Reported(String text) -> text;
            case RevisionReading.Unknown(String reason) -> "unknown: " + reason;
        }).orElse("(not configured)");
    }

    private static String drift(Standing standing) {
        return standing.heads().production().isPresent() && standing.productionSeen() instanceof ProductionSeen.Drifted
                ? "  DRIFT: not the head of release"
                : "";
    }

    private static String words(KnownGood good) {
        return good.sha() + " (" + good.record() + ")";
    }
}
