package lockstep.release.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.policy.requirement.Approval;
import lockstep.record.signature.AllowedSigners;
import lockstep.record.signature.Namespace;
import lockstep.record.signature.SignatureStatus;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.SignersFile;
import lockstep.release.site.SignersPlace;
import lockstep.repository.git.RemoteHeads;
import lockstep.settings.GovernedConfig;

/**
 * Whose signatures count on approvals: those of {@code evidence.allowed_signers} as the head of {@code release} has the
 * file, or where signatures are required as the newest promotion brought it that those signed who counted before. A
 * candidate or a working tree that adds a key adds nobody. Before the first release there is only the working tree; a
 * file outside the repository is the host's own.
 *
 * @param signers empty where nobody's signature counts
 * @param isConfigured whether signatures are asked for
 * @param source where the keys are from, in words
 */
public record ApproverKeys(Optional<AllowedSigners> signers, boolean isConfigured, String source) {

    /** Where signatures were looked at elsewhere. */
    static ApproverKeys none() {
        return new ApproverKeys(Optional.empty(), false, "no signatures are asked for");
    }

    static ApproverKeys of(ReleaseSite site, RemoteHeads heads, GovernedConfig inForce) {
        Optional<AllowedSigners> own = site.signatures().allowed();
        Optional<String> named = inForce.allowedSigners().or(() -> site.config().evidence().allowedSigners());
        if (named.isEmpty()) {
            return none();
        }
        String file = Sanitiser.line(named.get(), 200);
        SignersFile signersFile = new SignersFile(
                named.get(), site.config().evidence().requireSignaturesAfter());
        Optional<Sha> place = signersFile.isOutside()
                ? Optional.empty()
                : followed(site, named.get()).or(heads::production);
        if (place.isEmpty()) {
            return new ApproverKeys(own.map(ApproverKeys::ofApprovals), true, file);
        }
        Optional<byte[]> lines = signersFile.at(place.get(), site.repository());
        return new ApproverKeys(
                own.flatMap(any -> lines.map(bytes -> any.with(bytes, Namespace.APPROVAL))), true,
                file + " at " + place.get().abbreviated() + (lines.isEmpty() ? ", which has no such file" : ""));
    }

    /** Where signatures are required, and the file of that name is followed. */
    private static Optional<Sha> followed(ReleaseSite site, String named) {
        if (!site.signatures().required() || !site.config().evidence().allowedSigners().equals(Optional.of(named))) {
            return Optional.empty();
        }
        // To ask for the lines is to follow the file as far as the branch goes now.
        site.signatures().allowed().ifPresent(AllowedSigners::content);
        return SignersFile.of(site.config().evidence())
                .flatMap(file -> new SignersPlace(file, site.repository()).followed());
    }

    private static AllowedSigners ofApprovals(AllowedSigners own) {
        return own.with(own.content(), Namespace.APPROVAL);
    }

    /** Whether somebody of that name can have signed at all: to see that needs no process. */
    boolean mayBeOf(String by) {
        return isConfigured && signers.stream()
                .flatMap(allowed -> new String(allowed.content(), StandardCharsets.UTF_8).lines())
                .flatMap(line -> Stream.of(line.strip().split("\\s", 2)[0].split(",")))
                .anyMatch(name -> name.equals(by) || name.matches(".*[*?!\"].*"));
    }

    /** @param by who is said to have signed */
    Approval.Signature check(byte[] document, Optional<byte[]> signature, String by, Instant now) {
        if (!isConfigured) {
            return Approval.Signature.CLAIMED;
        }
        if (signature.isEmpty()) {
            return Approval.Signature.MISSING;
        }
        return signers.filter(allowed -> mayBeOf(by)).map(allowed -> allowed.check(document, signature, now))
                .filter(status -> status.equals(new SignatureStatus.Verified(by)))
                .map(status -> Approval.Signature.VALID)
                .orElse(Approval.Signature.INVALID);
    }
}
