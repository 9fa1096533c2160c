package tests.record.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.base.release.Environment;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.Verdict;
import lockstep.record.audit.AuditReport;
import lockstep.record.audit.BranchCommit;
import lockstep.record.audit.EvidenceFact;
import lockstep.record.audit.FileChange;
import lockstep.record.audit.FileChange.Kind;
import lockstep.record.audit.LogChange;
import lockstep.record.audit.LogGrowth;
import lockstep.record.audit.LogVerifier;
import lockstep.record.audit.ReleaseSightings;
import lockstep.record.audit.ReleaseSightings.Sighting;
import lockstep.record.audit.Violation;
import lockstep.record.audit.VolumeChange;
import lockstep.record.history.GateRunFacts;
import lockstep.record.history.RecordedPolicy;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.log.LogWriter;
import lockstep.record.log.StructuredEntry;
import tests.record.log.Entries;

/** The history of an evidence branch, written commit by commit as Lockstep does, or as somebody else would. */
final class History {

    static final String LOG = "docs/RELEASE_LOG.md";

    private final List<BranchCommit> commits = new ArrayList<>();
    private byte[] log = {};
    Optional<Sha> release = Optional.empty();
    Optional<Sha> rememberedTip = Optional.empty();
    final List<Sighting> sightings = new ArrayList<>();
    EvidenceLayout shape = EvidenceLayout.defaults();
    /** Of the commits that come now. */
    Optional<Instant> date = Optional.empty();

    History staged(Sha commit, String when) {
        return runRecorded(commit, when, Environment.STAGING, Verdict.PASS, true);
    }

    History runRecorded(Sha commit, String when, Environment mode, Verdict verdict, boolean verified) {
        String path = "evidence/runs/" + commits.size() + ".json";
        return commit(List.of(new FileChange(path, Kind.ADDED)), List.of(),
                List.of(run(path, commit, Instant.parse(when), mode, verdict, verified)));
    }

    /** Intent, then the outcome with its entry. */
    History promoted(String id, Sha commit) {
        return intended(id, commit, false).smoked(id, commit).logged(Entries.promotion(id, commit), commit);
    }

    History rolledBack(String id, Sha from, Sha to) {
        return intended(id, to, false).smoked(id, to).logged(Entries.rollback(id, from, to), to);
    }

    History intended(String id, Sha target, boolean unverifiedAccepted) {
        String path = "evidence/" + Entries.id(id).month() + "/" + id + "/intent.json";
        release = Optional.of(target);
        return commit(List.of(new FileChange(path, Kind.ADDED)), List.of(),
                List.of(new EvidenceFact.RecordedIntent(path, Entries.id(id), target, unverifiedAccepted)));
    }

    /** A promotion that is recorded with the policy that it was decided by. */
    History intendedBy(RecordedPolicy policy, String id, Sha target) {
        String path = "evidence/" + Entries.id(id).month() + "/" + id + "/intent.json";
        release = Optional.of(target);
        Instant since = Entries.id(id).minute().toInstant(ZoneOffset.UTC);
        return commit(List.of(new FileChange(path, Kind.ADDED)), List.of(),
                List.of(new EvidenceFact.RecordedIntent(path, Entries.id(id), target, false,
                        Optional.of(new EvidenceFact.Basis(policy, since, policy.configurations())))));
    }

    /** A staging run that passed these gates, and no other. */
    History stagedWith(Sha commit, String when, String... gates) {
        String path = "evidence/runs/" + commits.size() + ".json";
        Map<GateName, Verdict> passed = Arrays.stream(gates)
                .collect(Collectors.toMap(GateName::new, gate -> Verdict.PASS));
        return with(new EvidenceFact.RunFact(path, new GateRunFacts(
                path, "promotion-gate", Environment.STAGING, "https://x.example", Optional.of(commit), Verdict.PASS, false,
                true, Instant.parse(when), passed)));
    }

    History smoked(String id, Sha commit) {
        ReleaseId release = Entries.id(id);
        String path = "evidence/" + Entries.id(id).month() + "/" + id + "/production.json";
        Instant when = release.minute().toInstant(ZoneOffset.UTC).plusSeconds(90);
        return commit(List.of(new FileChange(path, Kind.ADDED)), List.of(),
                List.of(run(path, commit, when, Environment.PRODUCTION, Verdict.PASS, true)));
    }

    History logged(StructuredEntry entry, Sha moved) {
        release = Optional.of(moved);
        return appended(new String(LogWriter.addition(log, entry), StandardCharsets.UTF_8));
    }

    /** An entry is appended to a further volume. */
    History loggedIn(int volume, byte[] bytes, Sha moved) {
        release = Optional.of(moved);
        return add(next(
                List.of(new FileChange("docs/RELEASE_LOG-" + volume + ".md", Kind.ADDED)),
                List.of(new VolumeChange(volume, new LogChange.Appended(bytes)))));
    }

    History appended(String text) {
        return wrote(new String(log, StandardCharsets.UTF_8) + text);
    }

    History wrote(String wholeLog) {
        byte[] now = wholeLog.getBytes(StandardCharsets.UTF_8);
        LogChange change = LogGrowth.between(log, now);
        Kind kind = log.length == 0 ? Kind.ADDED : Kind.MODIFIED;
        log = now;
        return commit(List.of(new FileChange(LOG, kind)), List.of(new VolumeChange(1, change)), List.of());
    }

    History changed(String path, Kind kind) {
        return commit(List.of(new FileChange(path, kind)), List.of(), List.of());
    }

    History with(EvidenceFact fact) {
        return commit(List.of(new FileChange(fact.path(), Kind.ADDED)), List.of(), List.of(fact));
    }

    /** Several of one commit. */
    History withAll(List<EvidenceFact> facts) {
        return commit(facts.stream().map(fact -> new FileChange(fact.path(), Kind.ADDED)).toList(), List.of(), facts);
    }

    History merged() {
        Sha tip = commits.getLast().sha();
        return add(new BranchCommit(nextSha(), List.of(tip, Entries.sha(-1)), List.of(), List.of(), List.of()));
    }

    History add(BranchCommit commit) {
        commits.add(commit);
        return this;
    }

    byte[] log() {
        return log;
    }

    List<BranchCommit> commits() {
        return commits;
    }

    AuditReport audit() {
        LogVerifier verifier = new LogVerifier(shape, "release", rememberedTip, Instant.MAX);
        commits.forEach(verifier::accept);
        return verifier.finish(new ReleaseSightings(release, sightings));
    }

    /** Rule and place of each violation. */
    List<String> violations() {
        return audit().violations().stream().map(Violation::rule).map(rule -> rule.id()).toList();
    }

    private History commit(List<FileChange> changes, List<VolumeChange> change, List<EvidenceFact> facts) {
        List<Sha> parents = commits.isEmpty() ? List.of() : List.of(commits.getLast().sha());
        return add(new BranchCommit(nextSha(), parents, date, false, changes, change, facts));
    }

    History on(String day) {
        date = Optional.of(Instant.parse(day + "T12:00:00Z"));
        return this;
    }

    BranchCommit next(List<FileChange> changes, List<VolumeChange> change) {
        return new BranchCommit(nextSha(), List.of(commits.getLast().sha()), changes, change, List.of());
    }

    private Sha nextSha() {
        return Entries.sha(0x10000 + commits.size());
    }

    private static EvidenceFact run(
            String path, Sha commit, Instant when, Environment mode, Verdict verdict, boolean verified) {
        return new EvidenceFact.RunFact(path, new GateRunFacts(
                path, "promotion-gate", mode, "https://x.example", Optional.of(commit), verdict,
                verdict == Verdict.FAIL, verified, when, Map.of()));
    }
}
