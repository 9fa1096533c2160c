package lockstep.release.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.policy.requirement.Approval;
import lockstep.record.canary.CanaryAcceptance;
import lockstep.record.canary.CanaryJson;
import lockstep.record.canary.CanaryView;
import lockstep.record.layout.CanaryPlaces;
import lockstep.record.layout.EvidenceLayout;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.tree.FileWrite;

/**
 * Somebody's answer for an inconclusive canary, with that person's key where signatures are asked for: it lets a canary
 * pass, so it is worth as much as an approval.
 *
 * @param signature empty where nobody signed: a claim
 */
public record SignedAcceptance(CanaryAcceptance acceptance, Optional<byte[]> signature) {

    private static final int LARGEST = 64 * 1024;

    private static final Signing.Speech<CanaryAcceptance> SPEECH = new Signing.Speech<>() {
        @Override
        public String by(CanaryAcceptance said) {
            return said.by().name();
        }

        @Override
        public CanaryAcceptance saidBy(CanaryAcceptance said, String principal) {
            return new CanaryAcceptance(said.id(), new Operator(principal), said.at(), said.reason(), said.service());
        }

        @Override
        public byte[] document(CanaryAcceptance said) {
            return CanaryJson.write(said);
        }
    };

    /** By the principal of whoever's key it is. */
    public static SignedAcceptance by(ReleaseSite site, ApproverKeys keys, CanaryAcceptance acceptance) {
        if (!keys.isConfigured()) {
            return new SignedAcceptance(acceptance, Optional.empty());
        }
        Signing.Signed<CanaryAcceptance> signed = new Signing(site, keys).sign(acceptance, SPEECH, acceptance.at());
        return new SignedAcceptance(signed.statement(), signed.signature());
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
                .filter(said -> said.id().equals(canary.id()) && said.service().equals(canary.service()))
                .filter(said -> !keys.isConfigured() || site.repository().read(tip, path, LARGEST)
                        .map(document -> keys.check(
                                document, site.repository().read(tip, EvidenceLayout.signature(path), LARGEST),
                                said.by().name(), now))
                        .filter(Approval.Signature.VALID::equals)
                        .isPresent())
                .map(said -> said.by().name());
    }
}
