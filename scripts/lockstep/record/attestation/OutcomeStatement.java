package lockstep.record.attestation;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import lockstep.base.digest.Sha256;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;

/**
 * How a promotion or a rollback ended, and all that was recorded of it.
 *
 * @param outcome the digest of {@code outcome.json}
 * @param result the smoke's verdict
 * @param entry the volume of the log, and the digest of the bytes that were appended to it
 * @param evidence every other file of the release's folder
 */
public record OutcomeStatement(
        Sha commit,
        ReleaseId release,
        Sha256 outcome,
        String result,
        Instant at,
        ResourceDescriptor entry,
        List<ResourceDescriptor> evidence)
        implements Statement {

    public static final String PREDICATE = "urn:lockstep:predicate:outcome:v1";

    public OutcomeStatement {
        evidence = List.copyOf(evidence);
    }

    /** The volume that an entry was appended to, and the digest of the bytes. */
    public record Entry(String volume, Sha256 bytes) {}

    /** @param files every file of the release's folder but the statement itself, by path */
    public static OutcomeStatement of(
            Sha commit, ReleaseId release, Sha256 outcome, String result, Instant at, Entry entry,
            SortedMap<String, Sha256> files, EvidencePlace place) {
        return new OutcomeStatement(
                commit, release, outcome, result, at,
                ResourceDescriptor.file(entry.volume(), entry.bytes(), "text/markdown", place),
                files.entrySet().stream()
                        .map(file -> ResourceDescriptor.file(
                                file.getKey(), file.getValue(), "application/octet-stream", place))
                        .toList());
    }

    @Override
    public String predicateType() {
        return PREDICATE;
    }
}
