package lockstep.commands.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
import lockstep.release.canary.OffRecord;
import lockstep.release.service.ReleaseStatus;
import lockstep.release.site.SiteStatus;
import lockstep.repository.git.BranchNames;
import lockstep.repository.git.RemoteHeads;

/**
 * Where everything stands, as lines for a person. Pure.
 *
 * @param services how each of several does; none where there is one
 */
record StatusReport(BranchNames branches, Theme theme, Folded folded, List<ServiceHealth> services) {

    private static final String NOT_THERE = "(not there yet)";
    private static final String UNKNOWN = "(not on the remote, or not to be fetched; nothing can be promoted)";
    private static final String HEALTHY = "healthy";
    private static final String FAILING = "FAILING";
    private static final String FAILED_VERIFICATION = "FAILED VERIFICATION";
    private static final String ON_PRODUCTION = "commit on production";
    private static final String CANARY = "canary";
    private static final int SUBJECT = 60;

    List<String> lines(StatusView view) {
        ReleaseStatus status = view.status();
        Instant now = view.at();
        SiteStatus standing = status.standing();
        RemoteHeads heads = standing.heads();
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(branches.staging(), heads.knownStaging().map(head -> named(view, head)).orElse(UNKNOWN)));
        rows.add(row(branches.production(), heads.production().map(head -> named(view, head)).orElse(NOT_THERE)));
        rows.add(row("evidence branch", heads.evidence().map(Sha::abbreviated).orElse(NOT_THERE)));
        rows.add(row("release log", record(status.audit())));
        rows.add(row("staging", health(view, Environment.STAGING)));
        rows.add(row("commit on staging", words(standing.staging())));
        rows.add(row("production", health(view, Environment.PRODUCTION)));
        rows.add(row(ON_PRODUCTION, words(standing.production()) + drift(standing)));
        rows.add(row("open", open(standing.journal(), now)));
        status.canaries().forEach(canary -> {
            Optional<OffRecord> offRecord = view.offRecord(canary.id());
            rows.add(row(CANARY, words(canary, now, heads.production(), offRecord.isEmpty())));
            offRecord.ifPresent(one -> rows.add(row(CANARY,
                    canary.shown() + ": " + one.words() + ". " + one.remedy())));
        });
        view.stray().forEach(stray -> rows.add(row(CANARY, stray.words() + ". " + stray.remedy())));
        rows.add(row("last good", status.lastGood()
                .map(good -> named(view, good.sha()) + " (" + good.record() + ")")
                .orElse("none known")));
        rows.add(row(
                "rollback would go to",
                status.wayBack().map(back -> named(view, back) + conditions(status))
                        .orElse("nowhere: no other good commit is known")));
        status.candidate().filter(candidate -> !heads.knownStaging().equals(Optional.of(candidate)))
                .ifPresent(candidate -> rows.add(row("candidate", named(view, candidate)
                        + " (later commits only change the log and evidence)")));
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
        List<String> drawn = new Table(rows).lines();
        for (int i = 0; i < rows.size(); i++) {
            lines.addAll(painted(rows.get(i), folded.lines(drawn.get(i), column)));
        }
        if (!view.last().isEmpty()) {
            lines.addAll(List.of("", "last releases"));
            new Table(view.last().stream().map(move -> row(view, move)).toList()).lines()
                    .forEach(line -> lines.addAll(folded.lines("  " + line, 4)));
        }
        return lines;
    }

    /** Colour for the word that says the state of a row: reasons and subjects may have the same word. */
    private List<String> painted(List<String> row, List<String> lines) {
        String value = row.getLast();
        if (value.startsWith(theme.glyph(Verdict.PASS) + " " + HEALTHY)) {
            return painted(lines, HEALTHY, Colour.GOOD);
        }
        if (value.startsWith(theme.glyph(Verdict.FAIL) + " " + FAILING)) {
            return painted(lines, FAILING, Colour.BAD);
        }
        if (value.startsWith(FAILED_VERIFICATION)) {
            return painted(lines, FAILED_VERIFICATION, Colour.BAD);
        }
        return switch (row.getFirst()) {
            case ON_PRODUCTION -> painted(lines, "DRIFT:", Colour.BAD);
            case CANARY -> painted(painted(lines, "PAST ITS abort_by", Colour.BAD), "FAILED", Colour.BAD);
            default -> lines;
        };
    }

    private List<String> painted(List<String> lines, String word, Colour colour) {
        List<String> painted = new ArrayList<>(lines);
        IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).contains(word))
                .findFirst()
                .ifPresent(i -> painted.set(i, lines.get(i).replaceFirst(
                        Pattern.quote(word), Matcher.quoteReplacement(theme.paint(colour, word)))));
        return painted;
    }

    private List<String> row(StatusView view, StatusView.Move move) {
        return List.of(
                theme.glyph(move.good() ? Verdict.PASS : Verdict.FAIL) + " " + move.commit().abbreviated(),
                move.id().toString(), move.operator(), move.words(),
                Sanitiser.line(move.why().orElseGet(() -> view.subject(move.commit())), SUBJECT));
    }

    private String health(StatusView view, Environment environment) {
        if (!services.isEmpty()) {
            return health(environment);
        }
        String seen = view.seenAt(environment).map(StatusReport::seen).orElse("");
        return view.worst(environment).map(gate -> switch (gate.verdict()) {
            case PASS -> theme.glyph(Verdict.PASS) + " " + HEALTHY;
            case FAIL -> theme.glyph(Verdict.FAIL) + " " + FAILING + ": " + gate.name().word() + ": " + gate.reason();
            case INCONCLUSIVE, SKIPPED -> "? unknown: " + gate.name().word() + ": " + gate.reason();
        } + seen).orElse("? unknown: not checked");
    }

    private static String seen(Instant at) {
        return ", seen at " + at.toString().substring(0, 19) + "Z";
    }

    private String health(Environment environment) {
        if (environment != Environment.PRODUCTION) {
            return "? unknown: of several services status checks the health of production alone";
        }
        Verdict worst = ServiceHealth.worst(services).map(ServiceHealth::verdict).orElse(Verdict.INCONCLUSIVE);
        return switch (worst) {
            case PASS -> theme.glyph(Verdict.PASS) + " " + HEALTHY + ": all " + services.size() + " services";
            case FAIL -> theme.glyph(Verdict.FAIL) + " " + FAILING + ": " + named(worst);
            case INCONCLUSIVE, SKIPPED -> "? unknown: " + named(worst);
        } + ServiceHealth.earliest(services).map(StatusReport::seen).orElse("") + "; see below";
    }

    private String named(Verdict verdict) {
        return services.stream()
                .filter(one -> one.verdict() == verdict)
                .map(one -> one.name().word())
                .collect(Collectors.joining(", "));
    }

    private static String conditions(ReleaseStatus status) {
        List<String> all = status.rollback().conditions();
        return all.isEmpty() ? "" : "; " + String.join("; and ", all);
    }

    private String evidence(StatusView view, Optional<ServiceName> service) {
        return view.status().stagingRuns().stream()
                .map(RecordedRun::run)
                .filter(run -> run.service().equals(service))
                .findFirst()
                .map(run -> run.verdict().word() + ", " + old(run.startedAt(), view.at()) + " (" + run.id() + ")")
                .orElse("none recorded");
    }

    /** @param isWhole whether nothing is true of it that its record does not say, and comes before what to do next */
    private static String words(CanaryView canary, Instant now, Optional<Sha> production, boolean isWhole) {
        String where = canary.shown() + canary.intent().map(intent -> " of " + intent.commit().abbreviated()).orElse("")
                + " is " + canary.stage().map(CanaryStage::word).orElse("begun")
                + canary.share();
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
                + (canary.isJudged() ? isWhole ? next(canary) : "" : ". See `run-canary --watch`");
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
                : FAILED_VERIFICATION + ": " + audit.violations().getFirst().line()
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
        return reading.map(seen -> seen.brief().orElseGet(() -> "unknown: " + seen.trouble()))
                .orElse("(not configured)");
    }

    private String drift(SiteStatus standing) {
        return standing.heads().production().isPresent() && standing.productionSeen() instanceof ProductionSeen.Drifted
                ? "  DRIFT: not the head of " + branches.production()
                : "";
    }
}
