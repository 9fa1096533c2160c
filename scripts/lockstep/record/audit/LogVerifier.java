package lockstep.record.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Mode;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.record.audit.EvidenceFact.RecordedIntent;
import lockstep.record.audit.EvidenceFact.RecordedRun;
import lockstep.record.audit.EvidenceFact.Untrustworthy;
import lockstep.record.audit.FileChange.Kind;
import lockstep.record.audit.ReleaseSightings.Sighting;
import lockstep.record.log.AdoptionEntry;

/**
 * Verifies a release log by its history: takes the commits of the evidence branch one by one, along first parents,
 * oldest first, and never looks back. Pure; time and memory grow with the number of entries, and the bytes of the log
 * pass through once.
 */
public final class LogVerifier {

    private final BranchShape shape;
    private final Optional<Sha> rememberedTip;
    private final Violations violations = new Violations();
    private final EvidenceIndex evidence = new EvidenceIndex();
    private final LogAudit log;
    private Optional<Sha> previous = Optional.empty();
    private boolean rememberedTipSeen;
    private long commits;

    /** @param rememberedTip the tip of the branch at the last visit, which must come by */
    public LogVerifier(BranchShape shape, Optional<Sha> rememberedTip) {
        this.shape = shape;
        this.rememberedTip = rememberedTip;
        this.log = new LogAudit(shape, evidence, violations);
    }

    public void accept(BranchCommit commit) {
        String where = "commit " + commit.sha();
        commits++;
        lineage(commit, where);
        commit.changes().forEach(change -> file(change, where));
        commit.evidence().forEach(this::fact);
        commit.log().forEach(change -> log.accept(change, where, commits));
        rememberedTipSeen |= rememberedTip.equals(Optional.of(commit.sha()));
        previous = Optional.of(commit.sha());
    }

    /** No more commits come. */
    public AuditReport finish(ReleaseSightings sightings) {
        log.end();
        rememberedTip.filter(tip -> !rememberedTipSeen).ifPresent(tip -> violations.add(
                AuditRule.TIP_REMEMBERED, "commit " + tip,
                "the tip of the branch at the last visit is not in its history any more"));
        List<RecordedIntent> open = evidence.open();
        open.forEach(this::untested);
        passedOver(open);
        head(sightings.head(), open);
        sightings.earlier().forEach(sighting -> sighting(sighting, open));
        Optional<ReleaseId> openId = open.isEmpty() ? Optional.empty() : Optional.of(open.getLast().id());
        return new AuditReport(
                commits, log.entries(), log.others(), violations.kept(), violations.found(), openId,
                log.trusted().standing(), log.trusted().knownGood(), log.adoption());
    }

    private void lineage(BranchCommit commit, String where) {
        Optional<Sha> parent = commit.parents().stream().findFirst();
        if (!parent.equals(previous)) {
            violations.add(AuditRule.WHOLE_HISTORY, where, previous.isEmpty()
                    ? "history begins at a commit that has a parent: it is cut off"
                    : "its parent is not the commit before it");
        }
        if (shape.dedicated() && commit.parents().size() > 1) {
            violations.add(AuditRule.BRANCH_LINEAR, where, "a merge can mix two logs into one that nobody wrote");
        }
    }

    private void file(FileChange change, String where) {
        String path = change.path();
        Kind kind = change.kind();
        if (shape.isLog(path)) {
            if (kind == Kind.NOT_A_PLAIN_FILE) {
                violations.add(AuditRule.LOG_APPEND_ONLY, where, path + " is no plain file any more");
            }
        } else if (kind == Kind.ADDED) {
            evidence.addFile(path, shape.releaseOf(path), commits, shape.isEvidence(path));
        } else if (shape.isEvidence(path) || shape.dedicated()) {
            violations.add(AuditRule.EVIDENCE_ADD_ONLY, where, path + switch (kind) {
                case MODIFIED -> " was changed";
                case DELETED -> " was deleted";
                case NOT_A_PLAIN_FILE -> " is no plain file";
                case ADDED -> " was added";
            });
        }
    }

    private void fact(EvidenceFact fact) {
        switch (fact) {
            case RecordedRun run -> evidence.addRun(run, commits);
            case Untrustworthy(String path, String why) ->
                violations.add(AuditRule.EVIDENCE_TRUSTWORTHY, path, why);
            case RecordedIntent intent -> {
                if (!shape.releaseOf(intent.path()).equals(Optional.of(intent.id()))) {
                    violations.add(AuditRule.EVIDENCE_TRUSTWORTHY, intent.path(), "it is the intent of " + intent.id());
                } else if (!evidence.addIntent(intent)) {
                    violations.add(AuditRule.EVIDENCE_ADD_ONLY, intent.path(), "a second intent of " + intent.id());
                }
            }
        }
    }

    /** What has an entry is judged by that; what is open must not be finished on nothing. */
    private void untested(RecordedIntent intent) {
        if (intent.id().kind() == ReleaseId.Kind.PROMOTION && !wasTested(intent)) {
            violations.add(AuditRule.STAGING_BEFORE_PROMOTION, intent.path(),
                    "no passing staging run of " + intent.target() + " was recorded before it");
        }
    }

    private boolean wasTested(RecordedIntent intent) {
        long begun = evidence.begun(intent.id()).orElse(commits);
        return evidence.hasRun(intent.target(), run -> run.mode() == Mode.STAGING
                && run.position() <= begun
                && run.verdict() == Verdict.PASS
                && (run.verified() || intent.unverifiedAccepted()));
    }

    /** One intent may be open, the last; nothing else may have been recorded since. */
    private void passedOver(List<RecordedIntent> open) {
        for (RecordedIntent intent : open) {
            boolean last = intent == open.getLast();
            if (!last || log.lastEntryAt() > evidence.begun(intent.id()).orElse(commits)) {
                violations.add(AuditRule.INTENT_FINISHED, intent.path(),
                        intent.id() + " was begun and has no entry, though what came later has");
            }
        }
    }

    private void head(Optional<Sha> head, List<RecordedIntent> open) {
        Optional<Sha> logged = log.history().standing();
        boolean intended = head.isPresent() && isTarget(head.get(), open);
        if (!intended && !head.equals(logged)) {
            violations.add(AuditRule.RELEASE_EXPLAINED, "release", "it stands at " + words(head)
                    + ", by the log it stands at " + words(logged));
        }
    }

    private void sighting(Sighting sighting, List<RecordedIntent> open) {
        Instant start = log.adoption().map(AdoptionEntry::when).orElse(Instant.MIN);
        boolean judged = !sighting.when().isBefore(start);
        if (judged && !log.explains(sighting.sha()) && !isTarget(sighting.sha(), open)) {
            violations.add(AuditRule.RELEASE_EXPLAINED, sighting.where(), "release stood at " + sighting.sha()
                    + " on " + sighting.when() + ", and no entry says why");
        }
    }

    private static boolean isTarget(Sha sha, List<RecordedIntent> open) {
        return open.stream().anyMatch(intent -> intent.target().equals(sha));
    }

    private static String words(Optional<Sha> head) {
        return head.map(Sha::hex).orElse("nothing");
    }
}
