package lockstep.commands.release;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.base.text.Durations;
import lockstep.base.text.Sanitiser;
import lockstep.base.text.Table;
import lockstep.commands.report.Colour;
import lockstep.commands.report.Folded;
import lockstep.commands.report.Theme;
import lockstep.gates.gate.Verdict;
import lockstep.gates.revision.RevisionReading;
import lockstep.policy.promotion.ProductionSeen;
import lockstep.record.audit.AuditReport;
import lockstep.record.canary.CanaryConcern;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryView;
import lockstep.record.evidence.RecordedRun;
import lockstep.record.journal.JournalView;
import lockstep.release.service.ReleaseStatus;
import lockstep.release.site.SiteStatus;
import lockstep.repository.git.BranchNames;
import lockstep.repository.git.RemoteHeads;

/** Where everything stands, as lines for a person. Pure. */
record StatusReport(BranchNames branches, Theme theme, Folded folded) {

    private static final String NOT_THERE = "(not there yet)";
    private static final String HEALTHY = "healthy";
    private static final int SUBJECT = 60;

    List<String> lines(StatusView view) {
        ReleaseStatus status = view.status();
        Instant now = view.at();
        SiteStatus standing = status.standing();
        RemoteHeads heads = standing.heads();
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(branches.staging(), named(view, heads.staging())));
        rows.add(row(branches.production(), heads.production().map(head -> named(view, head)).orElse(NOT_THERE)));
        rows.add(row("evidence branch", heads.evidence().map(Sha::abbreviated).orElse(NOT_THERE)));
        rows.add(row("release log", record(status.audit())));
        rows.add(row("staging", health(view, Environment.STAGING)));
        rows.add(row("commit on staging", words(standing.staging())));
        rows.add(row("production", health(view, Environment.PRODUCTION)));
        rows.add(row("commit on production", words(standing.production()) + drift(standing)));
        rows.add(row("open", open(standing.journal(), now)));
        status.canaries().forEach(canary -> rows.add(row("canary", words(canary, now, heads.production()))));
        view.stray().forEach(stray -> rows.add(row("canary", stray.words() + ". " + stray.remedy())));
        rows.add(row("last good", status.lastGood()
                .map(good -> named(view, good.sha()) + " (" + good.record() + ")")
                .orElse("none known")));
        rows.add(row(
                "rollback would go to",
                status.wayBack().map(back -> named(view, back)).orElse("nowhere: no other good commit is known")));
        if (!status.candidate().equals(heads.staging())) {
            rows.add(row("candidate", named(view, status.candidate())
                    + " (later commits only change the log and evidence)"));
        }
        if (standing.services().isEmpty()) {
            rows.add(row("staging gates of " + branches.staging(), evidence(view, Optional.empty())));
        }
        standing.services().forEach(one -> rows.add(row(
                "staging gates of " + branches.staging(),
                one.name() + ": " + evidence(view, Optional.of(one.name())))));
        status.owed().forEach(debt -> rows.add(row("staging skipped", "by hotfix " + debt.id() + " ("
                + debt.commit().abbreviated() + "), since " + debt.since() + ": " + debt.why())));
        status.approvals().forEach(one -> rows.add(row("approvals", one.words(now))));
        int column = rows.stream().mapToInt(row -> row.getFirst().length()).max().orElse(0) + 2;
        List<String> lines = new ArrayList<>();
        new Table(rows).lines().forEach(line -> lines.addAll(folded.lines(line, column)));
        if (!view.last().isEmpty()) {
            lines.addAll(List.of("", "last releases"));
            new Table(view.last().stream().map(move -> row(view, move)).toList()).lines()
                    .forEach(line -> lines.addAll(folded.lines("  " + line, 4)));
        }
        return lines.stream().map(this::painted).toList();
    }

    /** Colour for the words that say a state, and for nothing else. */
    private String painted(String line) {
        return line.replace(HEALTHY, theme.paint(Colour.GOOD, HEALTHY))
                .replace("FAILING", theme.paint(Colour.BAD, "FAILING"))
                .replace("DRIFT:", theme.paint(Colour.BAD, "DRIFT:"))
                .replace("FAILED VERIFICATION", theme.paint(Colour.BAD, "FAILED VERIFICATION"))
                .replace("PAST ITS abort_by", theme.paint(Colour.BAD, "PAST ITS abort_by"));
    }

    private List<String> row(StatusView view, StatusView.Move move) {
        return List.of(
                theme.glyph(move.good() ? Verdict.PASS : Verdict.FAIL) + " " + move.commit().abbreviated(),
                move.id().toString(), move.operator(), move.words(),
                Sanitiser.line(move.why().orElseGet(() -> view.subject(move.commit())), SUBJECT));
    }

    private String health(StatusView view, Environment environment) {
        String seen = ", seen at " + view.at().toString().substring(0, 19) + "Z";
        return view.worst(environment).map(gate -> switch (gate.verdict()) {
            case PASS -> theme.glyph(Verdict.PASS) + " " + HEALTHY;
            case FAIL -> theme.glyph(Verdict.FAIL) + " FAILING: " + gate.name().word() + ": " + gate.reason();
            case INCONCLUSIVE, SKIPPED -> "? unknown: " + gate.name().word() + ": " + gate.reason();
        } + seen).orElse("? unknown: not checked");
    }

    private String evidence(StatusView view, Optional<ServiceName> service) {
        return view.status().stagingRuns().stream()
                .map(RecordedRun::run)
                .filter(run -> run.service().equals(service))
                .findFirst()
                .map(run -> run.verdict().word() + ", " + old(run.startedAt(), view.at()) + " (" + run.id() + ")")
                .orElse("none recorded");
    }

    private static String words(CanaryView canary, Instant now, Optional<Sha> production) {
        String where = canary.shown() + canary.intent().map(intent -> " of " + intent.commit().abbreviated()).orElse("")
                + " is " + canary.stage().map(CanaryStage::word).orElse("begun")
                + canary.weight().map(weight -> " at " + weight + " % of the traffic").orElse("");
        Optional<CanaryConcern> concern = CanaryConcern.of(canary, now);
        if (concern.filter(CanaryConcern::isUrgent).isPresent()) {
            return where + (canary.isPromoted(production) ? ", though its commit is production's" : "") + ": "
                    + concern.get().words(canary, now) + "; " + canary.handled(now);
        }
        if (canary.isPromoted(production)) {
            return where + ", though its commit is production's. End it: `run-canary --abort`";
        }
        if (concern.isPresent()) {
            return where + ": " + concern.get().words(canary, now) + "; " + canary.handled(now);
        }
        if (canary.pause().isPresent()) {
            return where + ", PAUSED for " + age(canary.pause().get().at(), now) + " by "
                    + Sanitiser.line(canary.pause().get().operator() + ": " + canary.pause().get().words())
                    + canary.intent().map(intent -> "; it must end before " + intent.abortBy()).orElse("")
                    + ". Resume it: `run-canary --resume`. End it: `run-canary --abort`";
        }
        return where + canary.intent().map(intent -> "; it must end before " + intent.abortBy()).orElse("")
                + (canary.isJudged() ? next(canary) : ". See `run-canary --watch`");
    }

    private static String next(CanaryView canary) {
        return canary.promotedBy()
                .map(command -> ". Promote it: `" + command + "`"
                        + canary.intent().map(CanaryIntent::promotedWhen).orElse("") + ". End it: `run-canary --abort`")
                .orElse(". End it: `run-canary --abort`");
    }

    /** Hosts differ by seconds; by more, one of the two clocks is wrong. */
    private static String old(Instant since, Instant now) {
        return since.isAfter(now.plusSeconds(5))
                ? "begins " + age(now, since) + " in the future: set this host's clock, or that of the other, right"
                : age(since, now) + " old";
    }

    private static String age(Instant since, Instant now) {
        Duration age = Duration.between(since, now);
        return Durations.human(age.isNegative() ? Duration.ZERO : age);
    }

    private static String named(StatusView view, Sha commit) {
        String subject = Sanitiser.line(view.subject(commit), SUBJECT);
        return named(commit, view.status().standing().journal().versionOf(commit))
                + (subject.isEmpty() ? "" : " " + subject);
    }

    private static String named(Sha commit, Optional<Version> version) {
        return commit.abbreviated() + version.map(name -> " " + name).orElse("");
    }

    private static List<String> row(String name, String value) {
        return List.of(name, value);
    }

    private static String record(AuditReport audit) {
        return audit.isVerified()
                ? "verified: " + audit.extent()
                : "FAILED VERIFICATION: " + audit.violations().getFirst().line()
                        + (audit.found() > 1 ? ", and " + (audit.found() - 1) + " more" : "")
                        + "; see `release-log verify`";
    }

    private static String open(JournalView journal, Instant now) {
        return journal.openIntent()
                .map(open -> open.id() + " to " + named(open.target(), open.passage().version()) + ", begun by "
                        + open.operator() + " "
                        + age(open.since(), now) + " ago; finish it: `" + open.id().finishedBy() + "`")
                .or(() -> journal.unreadable().stream().findFirst()
                        .map(id -> id + ", whose intent cannot be read: see `release-log verify`"))
                .orElse("nothing");
    }

    private static String words(Optional<RevisionReading> reading) {
        return reading.map(seen -> switch (seen) {
            case RevisionReading.Reported(String text) -> text.length() > 7 ? text.substring(0, 7) : text;
            case RevisionReading.Unknown(String reason) -> "unknown: " + reason;
        }).orElse("(not configured)");
    }

    private String drift(SiteStatus standing) {
        return standing.heads().production().isPresent() && standing.productionSeen() instanceof ProductionSeen.Drifted
                ? "  DRIFT: not the head of " + branches.production()
                : "";
    }
}
