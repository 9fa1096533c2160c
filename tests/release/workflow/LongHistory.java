package tests.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import lockstep.base.error.ExitCode;
import lockstep.base.error.LockstepError;
import lockstep.base.release.Environment;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.base.text.Secrets;
import lockstep.demo.service.Fault;
import lockstep.gates.gate.Verdict;
import lockstep.record.audit.AuditReport;
import lockstep.record.audit.AuditRule;
import lockstep.record.audit.Violation;
import lockstep.record.journal.Intent;
import lockstep.record.journal.JournalView;
import lockstep.record.journal.RollbackIntent;
import lockstep.record.log.AdoptionEntry;
import lockstep.record.log.StructuredEntry;
import lockstep.record.verification.BranchVerification;
import lockstep.release.site.Milestone;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.Adoption;
import lockstep.release.workflow.ReleaseRollout;
import lockstep.release.workflow.RunRecord;
import lockstep.repository.git.RemoteHeads;
import tests.record.log.HandKeptLog;

/**
 * A long history, made up from a seed: changes, staging runs, promotions, rollbacks, failures, crashes, outsiders,
 * clocks that jump. After each step the invariants of the design are held against the remote itself.
 */
final class LongHistory implements AutoCloseable {

    private static final int OPERATORS = 3;

    private final Random random;
    private final ReleaseDay day = new ReleaseDay();
    private final Outsider outsider;
    private final ReleaseSite observer;
    private final List<ReleaseSite> sites = new ArrayList<>();
    private final List<Sha> landed = new ArrayList<>();
    private final List<Sha> wellTested = new ArrayList<>();
    private final StringBuilder told = new StringBuilder();
    private Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private boolean movedByHand;
    private String log;
    private String evidence;
    private String release;

    LongHistory(long seed) {
        random = new Random(seed);
        if (random.nextBoolean()) {
            theLogWasKeptByHand();
        }
        outsider = day.outsider();
        observer = day.operator("Olive Observer").site();
        for (int i = 0; i < OPERATORS; i++) {
            sites.add(day.operator("Operator " + i).site());
        }
        landed.add(new Sha(day.head("main")));
        release = day.head("release");
        if (!release.isEmpty() && random.nextInt(4) > 0) {
            tell(adopt());
        }
        log = day.log();
        evidence = day.head(day.evidenceBranch());
    }

    /** A team that kept its log by hand before, on the branch that it now gives to Lockstep. */
    private void theLogWasKeptByHand() {
        day.move("release", day.head("main"));
        day.runs(Environment.PRODUCTION, day.head("main"));
        Outsider writer = day.outsider();
        writer.checkOut("main");
        ReleaseDay.write(writer.folder().resolve("docs/RELEASE_LOG.md"), HandKeptLog.TEXT);
        writer.pushed("release-evidence", "Keep a log");
    }

    /** What was done so far, a line a step. */
    String told() {
        return told.toString();
    }

    private void tell(String what) {
        told.append(what).append('\n');
    }

    void step() {
        tell(view(observer).openIntent().isPresent() && random.nextInt(3) > 0
                ? resume(random.nextInt(4) == 0)
                : something(random.nextInt(16)));
        holds();
    }

    private String something(int kind) {
        return switch (kind) {
            case 0 -> land();
            case 1, 2 -> test();
            case 3, 4, 5, 6, 7 -> promote();
            case 8, 9, 10 -> move(Act.ROLLBACK);
            case 11 -> weather();
            case 12 -> outsiderOnRelease();
            case 13, 14 -> clock();
            default -> random.nextInt(5) == 0 ? adopt() : land();
        };
    }

    private ReleaseSite anybody() {
        return sites.get(random.nextInt(OPERATORS)).withClock(() -> now, time -> { });
    }

    private String land() {
        Sha commit = day.land("change " + landed.size());
        landed.add(commit);
        return "land " + commit.abbreviated();
    }

    private String test() {
        Sha commit = random.nextInt(4) == 0 ? landed.get(random.nextInt(landed.size())) : new Sha(day.head("main"));
        return test(commit, random.nextInt(4) == 0 ? Verdict.FAIL : Verdict.PASS);
    }

    private String test(Sha commit, Verdict verdict) {
        return tried("test " + commit.abbreviated() + " " + verdict, () -> {
            new RunRecord(anybody(), WorkflowListener.silent())
                    .record(StagingRuns.of(day, commit, verdict, now), new Secrets());
            if (verdict == Verdict.PASS) {
                wellTested.add(commit);
            }
        });
    }

    private String promote() {
        if (random.nextInt(4) > 0) {
            tell(land());
            tell(test(new Sha(day.head("main")), Verdict.PASS));
        }
        return move(Act.PROMOTION);
    }

    private String move(Act act) {
        boolean broken = random.nextInt(4) == 0;
        Milestone[] points = Milestone.values();
        WorkflowListener listener = random.nextInt(2) == 0
                ? Death.at(points[random.nextInt(points.length)])
                : WorkflowListener.silent();
        return tried(act + (broken ? " onto a broken production" : ""), () -> {
            if (broken) {
                day.productionBreaks(Fault.CHAT_500);
            }
            try {
                act.carryOut(anybody(), Optional.empty(), listener);
            } finally {
                day.productionIsMended();
            }
        });
    }

    private String resume(boolean giveUp) {
        ReleaseSite site = anybody();
        Intent open = view(site).openIntent().orElseThrow();
        return tried((giveUp ? "give up " : "resume ") + open.id(),
                () -> new ReleaseRollout(site, WorkflowListener.silent()).finish(open, giveUp));
    }

    private String weather() {
        if (random.nextBoolean()) {
            day.platformStops();
            return "the platform stops";
        }
        day.platformDeploys();
        if (!day.head("release").isEmpty()) {
            day.runs(Environment.PRODUCTION, day.head("release"));
        }
        return "the platform deploys";
    }

    private String outsiderOnRelease() {
        if (random.nextBoolean()) {
            return "the outsider looks away";
        }
        Sha commit = landed.get(random.nextInt(landed.size()));
        outsider.checkOut("main");
        outsider.push(commit.hex(), "release");
        movedByHand |= !release.equals(commit.hex());
        release = commit.hex();
        return "the outsider moves release to " + commit.abbreviated();
    }

    private String clock() {
        Duration jump = random.nextInt(4) == 0
                ? Duration.ofMinutes(-random.nextInt(120))
                : Duration.ofMinutes(random.nextInt(60));
        now = now.plus(jump);
        return "the clock jumps by " + jump;
    }

    private String adopt() {
        return tried("adopt", () -> new Adoption(anybody(), WorkflowListener.silent()).adopt(true, "from here on"));
    }

    private String tried(String what, Runnable deed) {
        String before = day.refs();
        try {
            deed.run();
            return what;
        } catch (Death e) {
            return what + ": " + e.getMessage();
        } catch (LockstepError e) {
            String how = what + ": " + e.exitCode() + " " + e.getMessage() + " " + e.particulars();
            assertThat(e.exitCode()).as(how)
                    .isIn(ExitCode.REFUSED, ExitCode.NOT_VERIFIED, ExitCode.LOST_RACE, ExitCode.PARTLY_DONE);
            if (e.exitCode() != ExitCode.PARTLY_DONE) {
                assertThat(day.refs()).as(how).isEqualTo(before);
            }
            return how;
        }
    }

    private static JournalView view(ReleaseSite site) {
        return site.journal().view(site.repository().fetch(site.remoteDeadline()).evidence());
    }

    private void holds() {
        RemoteHeads heads = observer.repository().fetch(observer.remoteDeadline());
        JournalView view = observer.journal().view(heads.evidence());
        theLogOnlyGrew(heads, new String(view.log().volumes().getFirst(), StandardCharsets.UTF_8));
        oneEntryForEachThingThatHappened(view);
        releaseIsAsDecided(heads, view);
        AuditReport audit =
                new BranchVerification(observer.repository(), observer.journal().paths(), observer.signatures())
                .verify(heads, List.of());
        boolean adopted = view.reading().entries().stream().anyMatch(AdoptionEntry.class::isInstance);
        assertThat(audit.violations())
                .as("violations that are no outsider's")
                .allMatch(violation -> isTrueOf(violation, adopted));
        heads.evidence().ifPresent(observer.repository()::rememberTip);
    }

    /** Before an adoption, and where somebody moved it by hand, {@code release} is not explained: and that is true. */
    private boolean isTrueOf(Violation violation, boolean adopted) {
        return violation.rule() == AuditRule.RELEASE_EXPLAINED && (movedByHand || !adopted);
    }

    private void theLogOnlyGrew(RemoteHeads heads, String today) {
        assertThat(today).startsWith(log);
        log = today;
        if (!evidence.isEmpty()) {
            assertThat(observer.repository().isAncestor(new Sha(evidence), heads.evidence().orElseThrow())).isTrue();
        }
        evidence = heads.evidence().map(Sha::hex).orElse("");
    }

    private void oneEntryForEachThingThatHappened(JournalView view) {
        List<ReleaseId> ids = view.reading().entries().stream()
                .filter(StructuredEntry.class::isInstance)
                .flatMap(entry -> Aftermath.idOf((StructuredEntry) entry).stream())
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(view.open()).hasSizeLessThanOrEqualTo(1);
        String files = evidence.isEmpty() ? "" : day.evidence();
        assertThat(files.lines().filter(path -> path.endsWith("/intent.json")))
                .hasSize(ids.size() + view.open().size());
        assertThat(files.lines().filter(path -> path.endsWith("/outcome.json"))).hasSize(ids.size());
    }

    private void releaseIsAsDecided(RemoteHeads heads, JournalView view) {
        String stands = heads.production().map(Sha::hex).orElse("");
        if (stands.equals(release)) {
            return;
        }
        Sha moved = new Sha(stands);
        Optional<Intent> open = view.openIntent();
        assertThat(open.map(Intent::target).or(view.history()::standing)).as("what the journal says").hasValue(moved);
        boolean back = open.filter(RollbackIntent.class::isInstance).isPresent() || log.replace("\"", "").contains("to_sha: " + moved);
        assertThat(back || wellTested.contains(moved)).as("release is at " + moved + " by evidence").isTrue();
        release = stands;
    }

    /** What is open can be finished by whoever comes last. */
    void endsWell() {
        tell("and in the end:");
        day.platformDeploys();
        Optional<Intent> open = view(observer).openIntent();
        if (open.isPresent()) {
            day.runs(Environment.PRODUCTION, open.get().target().hex());
            tell(resume(false));
        }
        assertThat(view(observer).open()).isEmpty();
        holds();
    }

    @Override
    public void close() {
        sites.forEach(ReleaseSite::close);
        observer.close();
        day.close();
    }
}
