package lockstep.release.pipeline;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lockstep.base.error.Refused;
import lockstep.base.error.UsageError;
import lockstep.base.release.Clocks;
import lockstep.base.release.Sha;
import lockstep.record.facts.CiFact;
import lockstep.record.facts.CiFactJson;
import lockstep.record.facts.FactName;
import lockstep.record.facts.Finding;
import lockstep.record.facts.Trust;
import lockstep.record.signature.SignatureStatus;
import lockstep.release.recording.Attestations.SignedStatement;
import lockstep.release.recording.Attestations;
import lockstep.release.recording.Recorder;
import lockstep.release.site.ConfigInForce;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.version.NamedCommit;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.tree.FileWrite;

/** Puts facts from CI on the evidence branch, bound to the commit that they are about. */
public record FactRecord(ReleaseSite site, WorkflowListener listener) {

    /**
     * What was found out, before it is recorded.
     *
     * @param isNamed whether somebody chose the name; one that follows from the format may be meant for two reports
     * @param ciRun the run of CI that made it
     * @param signed CI's own statement, where it vouches for the finding
     */
    public record Found(
            FactName name, boolean isNamed, String source, String format, String sha256, Trust trust, Finding finding,
            Optional<SignedStatement> signed, Optional<String> ciRun) {

        /** The same, made by a run of CI. */
        public Found madeBy(Optional<String> run) {
            return new Found(name, isNamed, source, format, sha256, trust, finding, signed, run);
        }
    }

    /** Records them in one commit. */
    public List<CiFact> record(NamedCommit named, List<Found> found, RemoteHeads heads) {
        require(named.commit(), found, heads);
        listener.step("recording on " + site.repository().branches().evidence());
        Instant[] at = new Instant[1];
        new Recorder(site, listener).add(heads, there -> {
            at[0] = newest(named.commit(), found, there);
            return Optional.of(draft(named, found, there, at[0]));
        });
        return found.stream().map(one -> fact(named.commit(), one, at[0])).toList();
    }

    /** The commit that would record them now. */
    public CommitDraft planned(NamedCommit named, List<Found> found, RemoteHeads heads) {
        require(named.commit(), found, heads);
        return draft(named, found, heads, newest(named.commit(), found, heads));
    }

    private CommitDraft draft(NamedCommit named, List<Found> found, RemoteHeads heads, Instant now) {
        Attestations attestations = new Attestations(site, heads.evidence());
        List<FileWrite> writes = new ArrayList<>();
        found.forEach(one -> writes.addAll(attestations.of(fact(named.commit(), one, now), one.signed())));
        site.versions().record(named, heads, site.operator(), now).ifPresent(writes::add);
        return new CommitDraft(writes,
                "Record " + found.stream().map(one -> one.name().word()).distinct().collect(Collectors.joining(", "))
                        + " of " + named.shown() + "\n\nBy " + site.operator() + "\n",
                site.identity(), now);
    }

    /**
     * When they are recorded: each becomes the newest of its name, also where another host's clock is a little ahead;
     * and takes the place of no other report by accident.
     */
    private Instant newest(Sha commit, List<Found> found, RemoteHeads heads) {
        Instant now = site.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        List<CiFact> there = RecordedFacts.counting(site, new ConfigInForce(site).orOwn(heads, commit))
                .of(heads.evidence(), commit).facts();
        Instant at = now;
        for (Found one : found) {
            Optional<CiFact> last = there.stream().filter(fact -> fact.name().equals(one.name()))
                    .max(Comparator.comparing(CiFact::recordedAt));
            if (last.isPresent()) {
                requireOwnPlace(one, last.get());
                Instant after = after(last.get(), now);
                at = after.isAfter(at) ? after : at;
            }
        }
        return at;
    }

    private static Instant after(CiFact last, Instant now) {
        if (last.recordedAt().isAfter(now.plus(Clocks.SKEW))) {
            throw new Refused("a fact called " + last.name() + " is dated " + last.recordedAt() + ", and it is " + now
                    + " on this host: that one would stay the newest; nothing was recorded",
                    "Set the clock of this host, then record again. If that of the other host was wrong, give a"
                            + " --name of its own, or record it of another commit.");
        }
        return last.recordedAt().plusMillis(1);
    }

    private static void requireOwnPlace(Found one, CiFact last) {
        if (!one.isNamed() && !last.source().equals(CiFactJson.source(one.source()))) {
            throw new UsageError("a fact called " + one.name() + " is recorded from " + last.source()
                    + ": this report of " + one.source() + " would take its place; nothing was recorded",
                    "Give each report its name: --name NAME. To replace that one, give --name " + one.name() + ".");
        }
    }

    private CiFact fact(Sha commit, Found one, Instant now) {
        return new CiFact(one.name(), commit, one.source(), one.format(), one.sha256(), one.trust(), site.operator(),
                now, one.finding(), one.ciRun());
    }

    private void require(Sha commit, List<Found> found, RemoteHeads heads) {
        if (!site.repository().has(commit)) {
            throw new UsageError("the commit " + commit + " is not on a branch of the release",
                    "Push it to " + site.repository().branches().staging() + ", or give another commit.");
        }
        List<SignedStatement> signed = found.stream().flatMap(one -> one.signed().stream()).toList();
        if (!signed.isEmpty()) {
            Set<String> ci = new ConfigInForce(site).orOwn(heads, commit).members(RecordedFacts.CI);
            signed.forEach(statement -> requireSigned(statement, ci));
        }
    }

    /** A signature that would not count is refused before it is recorded. */
    private void requireSigned(SignedStatement signed, Set<String> ci) {
        SignatureStatus status = site.signatures().allowed()
                .map(allowed -> allowed.check(
                        signed.statement(), Optional.of(signed.signature()), site.clock().instant()))
                .orElseThrow(() -> new UsageError("nobody's signature counts here",
                        "Name evidence.allowed_signers in lockstep.yaml."));
        if (!(status instanceof SignatureStatus.Verified(String principal))) {
            throw new UsageError("the signature of the statement does not count: "
                    + (status instanceof SignatureStatus.Bad(String reason) ? reason : "there is none"),
                    "Let CI sign it: ssh-keygen -Y sign -n lockstep-evidence, with a key of evidence.allowed_signers.");
        }
        if (!RecordedFacts.maySign(ci, principal)) {
            throw new UsageError("the statement is signed by " + principal + ", who does not have the role "
                    + RecordedFacts.CI + " on " + site.branchesInWords().production(),
                    "Let CI sign it, or hand the report itself in: it counts as an operator's then.");
        }
    }
}
