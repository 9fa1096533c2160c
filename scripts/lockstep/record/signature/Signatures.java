package lockstep.record.signature;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import lockstep.base.error.ConfigurationError;

/**
 * How evidence is signed here, and whose signatures count.
 *
 * @param signer empty where evidence is not signed
 * @param allowed empty where nobody said whose signatures count
 * @param required whether a document without a signature that counts is worth nothing
 * @param told hears of a signature that would not count, and is used all the same; empty where none such is used
 */
public record Signatures(
        Optional<Signer> signer, Optional<AllowedSigners> allowed, boolean required, Optional<Consumer<String>> told) {

    public Signatures(Optional<Signer> signer, Optional<AllowedSigners> allowed, boolean required) {
        this(signer, allowed, required, Optional.empty());
    }

    /** None made, none asked for. */
    public static Signatures none() {
        return new Signatures(Optional.empty(), Optional.empty(), false);
    }

    /** The same, for what must not wait for a key. */
    public Signatures lenient(Consumer<String> told) {
        return new Signatures(signer, allowed, required, Optional.of(told));
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
                doubted("a signature with " + signer.orElseThrow().key().inWords() + " would not count: " + reason);
            }
        }));
        return signature;
    }

    private void doubted(String words) {
        if (told.isEmpty()) {
            throw new ConfigurationError(
                    words, "Add the key to the allowed-signers file, or sign with one that is in it.");
        }
        told.get().accept(words + "; the rollback goes on, and its record fails verification until the key counts");
    }
}
