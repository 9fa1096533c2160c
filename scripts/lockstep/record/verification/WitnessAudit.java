package lockstep.record.verification;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import lockstep.base.digest.Sha256;
import lockstep.base.error.NotVerified;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.audit.AuditReport;
import lockstep.record.audit.AuditRule;
import lockstep.record.audit.Violation;
import lockstep.record.checkpoint.CheckpointNote;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.signature.SignatureStatus;
import lockstep.record.signature.Signatures;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.tree.TagFile;

/**
 * Holds the evidence branch against its witnesses: tags beside it, one a release, each with the checkpoint that came
 * with the release. What rewrites or cuts the branch does not reach them.
 *
 * <p>Of a witness that the branch contradicts, its own signature tells whether the branch or the tag was forged.
 *
 * <p>A witness that held once is not read again while the branch still leads on from what this clone verified.
 */
public record WitnessAudit(ReleaseRepository repository, Signatures signatures) {

    private static final String KEPT = "witnessed";
    private static final int LARGEST_KEPT = 16 << 20;
    /** Each costs two processes, and whoever pushes may bring any number of them. */
    private static final int MOST_BLAMED = 100;
    private static final int LARGEST_TAG = CheckpointNote.LARGEST + 4_096;

    /** A witness as it should be. */
    private record Witness(ReleaseId id, TagFile tag, Sha256 note) {}

    /** The same report, with what the witnesses say against the branch. */
    public AuditReport added(AuditReport report, RemoteHeads heads) {
        Set<String> held = held(heads);
        Map<String, Sha> unknown = new TreeMap<>(heads.witnesses());
        unknown.values().removeIf(id -> held.contains(id.hex()));
        if (unknown.isEmpty()) {
            return report;
        }
        List<Violation> violations = new ArrayList<>();
        List<Witness> witnesses = new ArrayList<>();
        unknown.forEach((name, id) -> witness(name, id).ifPresentOrElse(witnesses::add, () -> violations.add(
                new Violation(AuditRule.WITNESS_READABLE, where(name),
                        "it cannot be read as the witness of a release"))));
        Set<Sha> there = there(heads, witnesses);
        int blamed = 0;
        for (Witness witness : witnesses) {
            if (!there.contains(witness.tag().commit()) || !isHeld(witness)) {
                violations.add(new Violation(
                        AuditRule.WITNESS_KEPT, where(witness.id().toString()),
                        "the branch does not hold the checkpoint " + witness.note() + " of commit "
                                + witness.tag().commit() + ": " + (blamed++ < MOST_BLAMED
                                        ? blame(witness)
                                        : "its signature was not looked at, for those of " + MOST_BLAMED
                                                + " others were")));
            }
        }
        if (violations.isEmpty() && report.isVerified()) {
            keep(heads);
        }
        return report.with(violations);
    }

    private String blame(Witness witness) {
        CheckpointNote note = CheckpointNote.read(witness.tag().message()).orElseThrow();
        return signatures.allowed().map(signers -> switch (
                        signers.check(note.text(), note.signature(), witness.tag().when())) {
                    case SignatureStatus.Verified(String by) ->
                        "it was cut or rewritten, for " + by + " signed the tag's";
                    case SignatureStatus.Unsigned unsigned ->
                        "nobody signed the tag's, so somebody who may not sign made the tag,"
                                + " or it is older than signing";
                    case SignatureStatus.Bad(String why) ->
                        "the signature of the tag's does not count (" + why + "), so the tag may be forged";
                })
                .orElse("it was cut or rewritten");
    }

    private static String where(String name) {
        return "tag " + RemoteHeads.WITNESS + name;
    }

    private Optional<Witness> witness(String name, Sha id) {
        return ReleaseId.tryParse(name).flatMap(release -> repository.tag(id, LARGEST_TAG)
                .filter(tag -> tag.name().equals(RemoteHeads.WITNESS + name))
                .filter(tag -> CheckpointNote.read(tag.message()).isPresent())
                .map(tag -> new Witness(release, tag, Sha256.of(tag.message()))));
    }

    /** Of the commits that witnesses name, those that the branch consists of. */
    private Set<Sha> there(RemoteHeads heads, List<Witness> witnesses) {
        Set<Sha> wanted = witnesses.stream().map(witness -> witness.tag().commit()).collect(Collectors.toSet());
        return heads.evidence().map(tip -> repository.onFirstParents(tip, wanted)).orElse(Set.of());
    }

    /** Whether the commit is the record of that release, and brought that checkpoint. */
    private boolean isHeld(Witness witness) {
        Sha commit = witness.tag().commit();
        try {
            return repository.find(commit, EvidenceLayout.intent(witness.id())).isPresent()
                    && repository.read(commit, EvidenceLayout.CHECKPOINT, CheckpointNote.LARGEST)
                            .filter(note -> Arrays.equals(note, witness.tag().message()))
                            .isPresent();
        } catch (NotVerified e) {
            return false;
        }
    }

    /** The tags that held when this clone last found all in order, if the branch still leads on from there. */
    private Set<String> held(RemoteHeads heads) {
        Optional<List<String>> lines = repository.memory().kept(KEPT, LARGEST_KEPT)
                .map(bytes -> new String(bytes, StandardCharsets.US_ASCII).lines().toList());
        return lines.filter(kept -> !kept.isEmpty() && leadsTo(kept.getFirst(), heads))
                .<Set<String>>map(HashSet::new)
                .orElse(Set.of());
    }

    private boolean leadsTo(String tip, RemoteHeads heads) {
        return heads.evidence().isPresent()
                && Sha.tryParse(tip)
                        .filter(sha -> repository.has(sha)
                                && repository.onFirstParents(heads.evidence().get(), Set.of(sha)).contains(sha))
                        .isPresent();
    }

    private void keep(RemoteHeads heads) {
        Set<String> ids = new TreeSet<>(heads.witnesses().values().stream().map(Sha::hex).toList());
        heads.evidence().ifPresent(tip -> repository.memory().keep(
                KEPT, (tip + "\n" + String.join("\n", ids) + "\n").getBytes(StandardCharsets.US_ASCII)));
    }
}
