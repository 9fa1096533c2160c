package lockstep.settings;

import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.record.signature.SigningKey;

/**
 * Where the record is kept, and how it is signed.
 *
 * @param branch the branch that holds log and evidence
 * @param log the path of the release log on it
 * @param signingKey the operator's; empty where evidence is not signed
 * @param allowedSigners the file that says whose signatures count
 * @param requireSignatures whether unsigned evidence is worth nothing
 * @param requireSignaturesAfter the commit of the branch up to which the record is taken as it stands
 * @param witness whether each move of {@code release} leaves a tag with its checkpoint
 */
public record EvidenceSettings(
        String branch,
        String log,
        Optional<SigningKey> signingKey,
        Optional<String> allowedSigners,
        boolean requireSignatures,
        Optional<Sha> requireSignaturesAfter,
        boolean witness) {

    static EvidenceSettings defaults() {
        return new EvidenceSettings(
                "release-evidence", "docs/RELEASE_LOG.md", Optional.empty(), Optional.empty(), false,
                Optional.empty(), true);
    }

    EvidenceSettings signedWith(SigningKey key) {
        return new EvidenceSettings(
                branch, log, Optional.of(key), allowedSigners, requireSignatures, requireSignaturesAfter, witness);
    }
}
