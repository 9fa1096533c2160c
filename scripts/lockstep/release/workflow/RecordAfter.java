package lockstep.release.workflow;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.Refused;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.record.audit.Violation;
import lockstep.record.signature.AllowedSigners;
import lockstep.record.signature.Namespace;
import lockstep.record.signature.Signatures;
import lockstep.record.verification.BranchVerification;
import lockstep.release.site.ConfigInForce;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.SignersFile;
import lockstep.repository.git.RemoteHeads;
import lockstep.settings.Config;
import lockstep.settings.EvidenceSettings;

/**
 * Whether the record still passes verification once a commit is in production: by the signers that it brings, and by
 * what its configuration demands of them. Afterwards nobody could promote what mends it.
 */
record RecordAfter(ReleaseSite site) {

    private static final int MOST = 5;

    void require(RemoteHeads heads, Sha candidate, boolean isHotfix) {
        Signatures now = site.signatures();
        EvidenceSettings next = new ConfigInForce(site).committed(candidate).map(Config::evidence)
                .orElse(site.config().evidence());
        if (!next.requireSignatures() || now.allowed().isEmpty() || heads.evidence().isEmpty()) {
            return;
        }
        AllowedSigners allowed = now.allowed().get();
        byte[] lines = lines(next, candidate, isHotfix).orElseGet(allowed::content);
        Signatures then = new Signatures(now.signer(), Optional.of(allowed.with(lines, Namespace.EVIDENCE)), true)
                .after(next.requireSignaturesAfter());
        boolean isTheSame = now.required() && now.after().equals(then.after())
                && Arrays.equals(lines, allowed.content());
        if (!isTheSame) {
            require(new BranchVerification(site.repository(), site.journal().paths(), then).foundUnder(then, heads),
                    heads.evidence().get(), next);
        }
    }

    /** Empty where the promotion brings no other lines. */
    private Optional<byte[]> lines(EvidenceSettings next, Sha candidate, boolean isHotfix) {
        return next.allowedSigners().map(SignersFile::new)
                .filter(file -> !file.isOutside())
                .filter(file -> !site.signatures().required() || file.comesWith(candidate, site.repository())
                        && !(isHotfix && file.isFollowed(site.repository())))
                .flatMap(file -> file.at(candidate, site.repository()));
    }

    private static void require(List<Violation> found, Sha tip, EvidenceSettings next) {
        if (!found.isEmpty()) {
            String file = Sanitiser.line(next.allowedSigners().orElseThrow(), 200);
            throw new Refused(
                    "with the configuration and the " + file + " of the candidate, the record would fail verification; "
                            + "nothing was changed",
                    found.stream().limit(MOST).map(Violation::line).toList(),
                    "Keep the line of everybody who signed a record, and end it with valid-before after their last "
                            + "one. If the record is as it should be, let the candidate take it as it stands: "
                            + "evidence.require_signatures_after: " + tip + ". See docs/evidence.md, \"Signatures\".");
        }
    }
}
