package lockstep.record.signature;

import java.time.Instant;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;

/**
 * How evidence is signed here, and whose signatures count.
 *
 * @param signer empty where evidence is not signed
 * @param allowed empty where nobody said whose signatures count
 * @param required whether a document without a signature that counts is worth nothing
 */
public record Signatures(Optional<Signer> signer, Optional<AllowedSigners> allowed, boolean required) {

    /** None made, none asked for. */
    public static Signatures none() {
        return new Signatures(Optional.empty(), Optional.empty(), false);
    }

    /**
     * Signs, where that is configured, and makes sure that the signature will count for others.
     *
     * @throws ConfigurationError if it cannot be made, or would not count
     */
    public Optional<byte[]> sign(byte[] document, Instant at) {
        if (required && signer.isEmpty()) {
            throw new ConfigurationError(
                    "evidence has to be signed here (evidence.require_signatures), and no key is named",
                    "Name your key in lockstep.yaml: evidence: {sign: {key: ~/.ssh/id_ed25519}}.");
        }
        Optional<byte[]> signature = signer.map(key -> key.sign(document));
        signature.ifPresent(bytes -> allowed.ifPresent(signers -> {
            if (signers.check(document, Optional.of(bytes), at) instanceof SignatureStatus.Bad(String reason)) {
                throw new ConfigurationError(
                        "a signature with " + signer.orElseThrow().key().inWords() + " would not count: " + reason,
                        "Add the key to the allowed-signers file, or sign with one that is in it.");
            }
        }));
        return signature;
    }
}
