package lockstep.release.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.policy.requirement.Approval;
import lockstep.record.canary.CanaryAcceptance;
import lockstep.record.canary.CanaryJson;
import lockstep.record.canary.CanaryView;
import lockstep.record.layout.CanaryPlaces;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.signature.Namespace;
import lockstep.record.signature.SignatureStatus;
import lockstep.record.signature.Signer;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.FileWrite;

/**
 * Somebody's answer for an inconclusive canary, with that person's key where signatures are asked for: it lets a canary
 * pass, so it is worth as much as an approval.
 *
 * @param signature empty where nobody signed: a claim
 */
public record SignedAcceptance(CanaryAcceptance acceptance, Optional<byte[]> signature) {

    private static final int LARGEST = 64 * 1024;

    /** By the principal of whoever's key it is. */
    public static SignedAcceptance by(ReleaseSite site, ApproverKeys keys, CanaryAcceptance acceptance) {
        if (!keys.isConfigured()) {
            return new SignedAcceptance(acceptance, Optional.empty());
        }
        Signer signer = site.signatures().signer().map(key -> key.in(Namespace.APPROVAL))
                .orElseThrow(() -> new ConfigurationError(
                        "an acceptance has to be signed here (evidence.allowed_signers), and no key is named",
                        "Name your key in lockstep.yaml: evidence: {sign: {key: ~/.ssh/id_ed25519}}."));
        byte[] document = CanaryJson.write(acceptance);
        Optional<SignatureStatus> status = keys.signers()
                .map(allowed -> allowed.check(document, Optional.of(signer.sign(document)), acceptance.at()));
        if (status.isPresent() && status.get() instanceof SignatureStatus.Verified(String principal)) {
            CanaryAcceptance said = new CanaryAcceptance(
                    acceptance.id(), new Operator(principal), acceptance.at(), acceptance.reason());
            return new SignedAcceptance(said, Optional.of(signer.sign(CanaryJson.write(said))));
        }
        throw new ConfigurationError(
                "a signature with " + signer.key().inWords() + " would not count, by " + keys.source(),
                "Have the key added to that file on " + site.branchesInWords().production() + ", with namespaces=\""
                        + Namespace.APPROVAL.word() + "\".");
    }

    public List<FileWrite> files(String path) {
        return Stream.concat(
                Stream.of(FileWrite.add(path, CanaryJson.write(acceptance))),
                signature.stream().map(bytes -> FileWrite.add(EvidenceLayout.signature(path), bytes))).toList();
    }

    /** Who answers for a canary, as far as that counts; empty where nobody does. */
    static Optional<String> of(ReleaseSite site, Sha tip, CanaryView canary, ApproverKeys keys, Instant now) {
        String path = CanaryPlaces.accepted(canary.id());
        return canary.acceptance()
                .filter(said -> said.id().equals(canary.id()))
                .filter(said -> !keys.isConfigured() || site.repository().read(tip, path, LARGEST)
                        .map(document -> keys.check(
                                document, site.repository().read(tip, EvidenceLayout.signature(path), LARGEST),
                                said.by().name(), now))
                        .filter(Approval.Signature.VALID::equals)
                        .isPresent())
                .map(said -> said.by().name());
    }
}
