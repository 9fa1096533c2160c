package lockstep.release.workflow;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.LockstepError;
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
import lockstep.release.site.SignersInForce;
import lockstep.release.site.SigningTerms;
import lockstep.repository.git.RemoteHeads;
import lockstep.settings.Config;
import lockstep.settings.ConfigReader;
import lockstep.settings.EvidenceSettings;

/**
 * Whether the record still passes verification once a commit is in production: by the signers that it brings, and by
 * what its configuration demands of them. Afterwards nobody could promote what mends it.
 */
record RecordAfter(ReleaseSite site) {

    private static final int MOST = 5;
    private static final byte[] TRIAL = "Would this signature count?\n".getBytes(StandardCharsets.UTF_8);

    void require(RemoteHeads heads, Sha candidate, boolean isHotfix) {
        EvidenceSettings next = configuration(candidate).map(Config::evidence).orElse(site.config().evidence());
        Optional<SignersFile> file = SignersFile.of(next);
        if (file.isEmpty() || heads.evidence().isEmpty()) {
            return;
        }
        Signatures now = site.signatures();
        if (file.get().isOutside() && !next.requireSignatures()
                && !Files.isReadable(site.keygen().resolve(file.get().name()))) {
            return; // This host cannot know: the file is another one on each.
        }
        AllowedSigners allowed = file.get().isOutside() ? AllowedSigners.in(file.get().name(), site.keygen())
                : next.requireSignatures() ? followed(file.get(), candidate, isHotfix)
                : committed(file.get(), candidate).then(from -> file.get().known(from, site.repository()));
        boolean isTheSame = now.required() == next.requireSignatures()
                && now.after().equals(next.requireSignaturesAfter())
                && now.allowed().filter(own -> Arrays.equals(own.content(), allowed.content())).isPresent();
        if (!isTheSame) {
            Signatures then = new Signatures(now.signer(), Optional.of(allowed), next.requireSignatures())
                    .after(next.requireSignaturesAfter());
            if (then.required() && (then.after().isPresent() || new SigningTerms(site).isSigned(heads))) {
                requireOwn(then, file.get());
            }
            require(new BranchVerification(site.repository(), site.journal().paths(), then, site.clock())
                            .foundUnder(then, heads),
                    heads.evidence().get(), file.get(), then.required());
        }
    }

    private Optional<Config> configuration(Sha candidate) {
        try {
            return new ConfigInForce(site).requireReadable(candidate);
        } catch (LockstepError e) {
            throw new Refused("the " + ConfigReader.FILE_NAME + " of the candidate, or what lies beside it, cannot be "
                    + "read as it is committed: " + e.getMessage() + "; nothing was changed",
                    "In production it would be in force, and nobody would know what it says. " + e.remedy()
                            + " Commit that, and promote the commit.", e);
        }
    }

    /** Whose signatures will count: a promotion by somebody who signs brings the file, where it is followed. */
    private AllowedSigners followed(SignersFile file, Sha candidate, boolean isHotfix) {
        boolean brings = site.signatures().required() && file.comesWith(candidate, site.repository())
                && !(isHotfix && file.isFollowed(site.repository()));
        Optional<byte[]> followed = brings ? Optional.empty() : new SignersInForce(
                file, site.repository(), site.keygen(), site.journal().paths().log(), site.clock()).lines();
        return followed.map(this::of).orElseGet(() -> committed(file, candidate));
    }

    private AllowedSigners committed(SignersFile file, Sha candidate) {
        return of(file.at(candidate, site.repository())
                .or(() -> site.signatures().allowed().map(AllowedSigners::content))
                .orElse(new byte[0]));
    }

    private AllowedSigners of(byte[] lines) {
        return AllowedSigners.of(lines, site.keygen(), Namespace.EVIDENCE);
    }

    /** What this promotion records comes after all that the candidate asks about. */
    private void requireOwn(Signatures then, SignersFile signers) {
        try {
            then.sign(TRIAL, site.clock().instant());
        } catch (ConfigurationError e) {
            throw new Refused("the candidate requires signatures, and what this promotion records would not count: "
                    + e.getMessage() + "; nothing was changed",
                    "What counts is " + Sanitiser.line(signers.name(), 200) + " as the candidate has it. " + e.remedy(),
                    e);
        }
    }

    private static void require(List<Violation> found, Sha tip, SignersFile signers, boolean isRequired) {
        if (!found.isEmpty()) {
            String file = Sanitiser.line(signers.name(), 200);
            String more = found.size() <= MOST ? "" : " (" + found.size() + " violations; the first " + MOST + ":)";
            throw new Refused(
                    "with the configuration and the " + file + " of the candidate, the record would fail verification; "
                            + "nothing was changed" + more,
                    found.stream().limit(MOST).map(Violation::line).toList(),
                    "Keep the line of everybody who signed a record, and end it with valid-before after their last "
                            + "one." + (!isRequired ? "" : " If you looked at all of it and the record is as it should "
                            + "be, let the candidate take it as it stands: evidence.require_signatures_after: " + tip
                            + ". See docs/evidence.md, \"A record that is signed in part\"."));
        }
    }
}
