package lockstep.release.pipeline;

import java.time.Instant;
import java.util.Optional;
import lockstep.base.digest.Sha256;
import lockstep.base.error.ConfigurationError;
import lockstep.record.approval.PersonalStatement;
import lockstep.record.approval.PersonalStatementJson;
import lockstep.record.signature.AllowedSigners;
import lockstep.record.signature.Namespace;
import lockstep.record.signature.SignatureStatus;
import lockstep.record.signature.SignatureStatus.Verified;
import lockstep.record.signature.Signer;
import lockstep.release.site.ReleaseSite;

/**
 * Signs what a person says, with that person's key. Where signatures are asked for, the name in the statement is the
 * principal that the key belongs to; elsewhere it is what git calls them, a claim.
 */
record Signing(ReleaseSite site, ApproverKeys keys) {

    /** @param signature empty where nobody signed */
    record Signed<S>(S statement, byte[] document, Optional<byte[]> signature) {

        Sha256 digest() {
            return Sha256.of(document);
        }
    }

    /** How a kind of statement is written, and who says it. */
    interface Speech<S> {

        String by(S said);

        S saidBy(S said, String principal);

        byte[] document(S said);
    }

    private static final Speech<PersonalStatement> PERSONAL = new Speech<>() {
        @Override
        public String by(PersonalStatement said) {
            return said.by();
        }

        @Override
        public PersonalStatement saidBy(PersonalStatement said, String principal) {
            return said.saidBy(principal);
        }

        @Override
        public byte[] document(PersonalStatement said) {
            return PersonalStatementJson.write(said);
        }
    };

    Signed<PersonalStatement> sign(PersonalStatement statement, Instant at) {
        return sign(statement, PERSONAL, at);
    }

    <S> Signed<S> sign(S statement, Speech<S> speech, Instant at) {
        Optional<Signer> signer = site.signatures().signer().map(key -> key.in(Namespace.APPROVAL));
        if (keys.isConfigured() && signer.isEmpty()) {
            throw new ConfigurationError(
                    "approvals have to be signed here (evidence.allowed_signers), and no key is named",
                    "Name your key in lockstep.yaml: evidence: {sign: {key: ~/.ssh/id_ed25519}}. Or say where it lies: "
                            + "LOCKSTEP_SIGNING_KEY_FILE=PATH.");
        }
        Signed<S> once = signed(statement, speech, signer);
        if (!keys.isConfigured()) {
            return once;
        }
        String principal = principal(once, signer.orElseThrow(), at);
        return principal.equals(speech.by(statement))
                ? once
                : signed(speech.saidBy(statement, principal), speech, signer);
    }

    private static <S> Signed<S> signed(S statement, Speech<S> speech, Optional<Signer> signer) {
        byte[] document = speech.document(statement);
        return new Signed<>(statement, document, signer.map(key -> key.sign(document)));
    }

    private String principal(Signed<?> once, Signer signer, Instant at) {
        AllowedSigners allowed = keys.signers().orElseThrow(() -> new ConfigurationError(
                "nobody's signature counts on approvals: " + keys.source(),
                "Commit the file that evidence.allowed_signers names, and promote it."));
        SignatureStatus status = allowed.check(once.document(), once.signature(), at);
        if (status instanceof Verified(String principal)) {
            return principal;
        }
        throw new ConfigurationError(
                "a signature with " + signer.key().inWords() + " would not count on approvals, by " + keys.source()
                        + (status instanceof SignatureStatus.Bad(String reason) ? ": " + reason : ""),
                "Have the key added to that file on " + site.branchesInWords().production() + ", with namespaces=\""
                        + Namespace.APPROVAL.word() + "\".");
    }
}
