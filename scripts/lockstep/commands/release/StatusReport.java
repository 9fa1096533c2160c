package lockstep.commands.release;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.base.text.Durations;
import lockstep.base.text.Table;
import lockstep.gates.revision.RevisionReading;
import lockstep.policy.promotion.ProductionSeen;
import lockstep.record.audit.AuditReport;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryView;
import lockstep.record.journal.JournalView;
import lockstep.record.journal.RecordedRun;
import lockstep.release.service.ReleaseStatus;
import lockstep.release.site.Standing;
import lockstep.repository.git.BranchNames;
import lockstep.repository.git.RemoteHeads;

/** Where everything stands, as lines for a person. Pure. */
record StatusReport(BranchNames branches, Instant now) {

    private static final String NOT_THERE = "(not there yet)";

    List<String> lines(ReleaseStatus status) {
        Standing standing = status.standing();
        RemoteHeads heads = standing.heads();
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(branches.staging(), heads.staging().hex()));
        rows.add(row(branches.production(), heads.production().map(head -> named(standing, head)).orElse(NOT_THERE)));
        rows.add(row("evidence", heads.evidence().map(Sha::hex).orElse(NOT_THERE)));
        rows.add(row("record", record(status.audit())));
        rows.add(row("staging runs", words(standing.staging())));
        rows.add(row("production runs", words(standing.production()) + drift(standing)));
        rows.add(row("open", open(standing.journal())));
        status.canaries().forEach(canary -> rows.add(row("canary", words(canary))));
        rows.add(row("last good", status.lastGood()
                .map(good -> named(standing, good.sha()) + " (" + good.record() + ")")
                .orElse("none known")));
        rows.add(row(
                "rollback would go to",
                status.wayBack().map(back -> named(standing, back)).orElse("nowhere: no other good commit is known")));
        if (!status.candidate().equals(heads.staging())) {
            rows.add(row("candidate", status.candidate() + " (later commits only change the log and evidence)"));
        }
        if (standing.services().isEmpty()) {
            rows.add(row("evidence for " + branches.staging(), evidence(status, Optional.empty())));
        }
        standing.services().forEach(one -> rows.add(row(
                "evidence for " + branches.staging(), one.name() + ": " + evidence(status, Optional.of(one.name())))));
        status.owed().forEach(debt -> rows.add(row("staging owed", "by hotfix " + debt.id() + " ("
                + debt.commit().abbreviated() + "), since " + debt.since() + ": " + debt.why())));
        status.approvals().forEach(one -> rows.add(row("approvals", one.words(now))));
        return new Table(rows).lines();
    }

    private String evidence(ReleaseStatus status, Optional<ServiceName> service) {
        return status.stagingRuns().stream()
                .map(RecordedRun::run)
                .filter(run -> run.service().equals(service))
                .findFirst()
                .map(run -> run.verdict().word() + ", " + age(run.startedAt()) + " old (" + run.id() + ")")
                .orElse("none recorded");
    }

    private String words(CanaryView canary) {
        String where = canary.id() + canary.intent().map(intent -> " of " + intent.commit().abbreviated()).orElse("")
                + " is " + canary.stage().map(CanaryStage::word).orElse("begun")
                + canary.weight().map(weight -> " at " + weight + " % of the traffic").orElse("");
        if (canary.isPast(now)) {
            return where + ", PAST ITS abort_by"
                    + canary.intent().map(intent -> ", " + intent.abortBy()).orElse("")
                    + ": end it by `run-canary --abort`";
        }
        return where + canary.intent().map(intent -> "; abort by " + intent.abortBy()).orElse("")
                + (canary.isJudged() ? ": promote it, or `run-canary --abort`" : ": see `run-canary --watch`");
    }

    private String age(Instant since) {
        return Durations.human(Duration.between(since, now));
    }

    private static String named(Standing standing, Sha commit) {
        return named(commit, standing.journal().versionOf(commit));
    }

    private static String named(Sha commit, Optional<Version> version) {
        return commit + version.map(name -> " " + name).orElse("");
    }

    private static List<String> row(String name, String value) {
        return List.of(name, value);
    }

    private static String record(AuditReport audit) {
        return audit.isVerified()
                ? "verified: " + audit.extent()
                : "DOES NOT VERIFY: " + audit.violations().getFirst().line()
                        + (audit.found() > 1 ? ", and " + (audit.found() - 1) + " more" : "")
                        + "; see `release-log verify`";
    }

    private String open(JournalView journal) {
        return journal.openIntent()
                .map(open -> open.id() + " to " + named(open.target(), open.passage().version()) + ", begun by "
                        + open.operator() + " "
                        + age(open.since()) + " ago: resume it")
                .or(() -> journal.unreadable().stream().findFirst()
                        .map(id -> id + ", whose intent cannot be read: see `release-log verify`"))
                .orElse("nothing");
    }

    private static String words(Optional<RevisionReading> reading) {
        return reading.map(seen -> switch (seen) {
            case RevisionReading.Reported(String text) -> text;
            case RevisionReading.Unknown(String reason) -> "unknown: " + reason;
        }).orElse("(not configured)");
    }

    private String drift(Standing standing) {
        return standing.heads().production().isPresent() && standing.productionSeen() instanceof ProductionSeen.Drifted
                ? "  DRIFT: not the head of " + branches.production()
                : "";
    }
}
