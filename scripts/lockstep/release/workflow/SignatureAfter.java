package lockstep.release.workflow;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.record.signature.AllowedSigners;
import lockstep.record.signature.Namespace;
import lockstep.record.signature.SignatureStatus;
import lockstep.record.signature.Signer;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.SignersFile;

/**
 * Whether the operator's signature still counts once a commit is in production: from then on its own file of allowed
 * signers does, and the outcome has to be signed.
 */
record SignatureAfter(ReleaseSite site) {

    private static final byte[] TRIAL = "Would this signature count?\n".getBytes(StandardCharsets.UTF_8);

    void require(Sha candidate, boolean isHotfix, Instant now) {
        Optional<AllowedSigners> counting = site.signatures().allowed();
        Optional<SignersFile> file = SignersFile.of(site.config().evidence())
                .filter(one -> !one.isOutside());
        Optional<byte[]> next = file
                .filter(one -> !site.signatures().required() || one.comesWith(candidate, site.repository())
                        && !(isHotfix && one.isFollowed(site.repository())))
                .flatMap(one -> one.at(candidate, site.repository()))
                .filter(lines -> counting.filter(allowed -> !Arrays.equals(allowed.content(), lines)).isPresent());
        next.ifPresent(lines -> site.signatures().signer().ifPresent(signer ->
                require(signer, counting.orElseThrow().with(lines, Namespace.EVIDENCE), file.orElseThrow(), now)));
    }

    private static void require(Signer signer, AllowedSigners next, SignersFile file, Instant now) {
        if (next.check(TRIAL, Optional.of(signer.sign(TRIAL)), now) instanceof SignatureStatus.Bad(String reason)) {
            throw new ConfigurationError(
                    "the outcome could not be signed: by " + Sanitiser.line(file.name(), 200) + " of the candidate, a "
                            + "signature with " + signer.key().inWords() + " does not count (" + reason
                            + "); nothing was changed",
                    "Let somebody promote it whose key is in both files; end a key with valid-before instead of "
                            + "deleting its line.");
        }
    }
}
