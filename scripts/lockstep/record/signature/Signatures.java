package lockstep.record.signature;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Sha;

/**
 * How evidence is signed here, and whose signatures count.
 *
 * @param signer empty where evidence is not signed
 * @param allowed empty where nobody said whose signatures count
 * @param required whether a document without a signature that counts is worth nothing
 * @param after the commit of the evidence branch up to which the team takes the record as it stands; empty where all of
 *     it is held to its signatures
 * @param told hears why a signature is left out that cannot be made or would not count; empty where that is an error
 */
public record Signatures(
        Optional<Signer> signer, Optional<AllowedSigners> allowed, boolean required, Optional<Sha> after,
        Optional<Consumer<String>> told) {

    /** Nobody who is in a hurry waits for the same key again and again. */
    private static final Duration LEFT_OUT = Duration.ofMinutes(5);
    private static final Map<Signer, Instant> FAILED = new ConcurrentHashMap<>();
    private static final String UNSIGNED = "the rollback is recorded without a signature";

    public Signatures(Optional<Signer> signer, Optional<AllowedSigners> allowed, boolean required) {
        this(signer, allowed, required, Optional.empty(), Optional.empty());
    }

    /** None made, none asked for. */
    public static Signatures none() {
        return new Signatures(Optional.empty(), Optional.empty(), false);
    }

    /** The same, with what the branch held at a commit taken as it stands. */
    public Signatures after(Optional<Sha> commit) {
        return new Signatures(signer, allowed, required, commit, told);
    }

    /** The same, by other lines. */
    public Signatures by(AllowedSigners others) {
        return new Signatures(signer, Optional.of(others), required, after, told);
    }

    /** The same, for what must not wait for a key; where one is required, a record without it is worth nothing. */
    public Signatures lenient(Consumer<String> hears) {
        return required ? this : new Signatures(signer, allowed, false, after, Optional.of(hears));
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
                    "Name your key in lockstep.yaml: evidence: {sign: {key: ~/.ssh/id_ed25519}}. Or say where it lies: "
                            + "LOCKSTEP_SIGNING_KEY_FILE=PATH.");
        }
        return signer.flatMap(key -> made(key, document)).filter(signature -> counts(document, signature, at));
    }

    private Optional<byte[]> made(Signer key, byte[] document) {
        if (told.isPresent() && FAILED.getOrDefault(key, Instant.MIN).isAfter(Instant.now().minus(LEFT_OUT))) {
            return Optional.empty();
        }
        try {
            return Optional.of(key.sign(document));
        } catch (ConfigurationError e) {
            if (told.isEmpty() || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            FAILED.put(key, Instant.now());
            told.get().accept(e.getMessage() + "; " + UNSIGNED);
            return Optional.empty();
        }
    }

    private boolean counts(byte[] document, byte[] signature, Instant at) {
        Optional<SignatureStatus> status = allowed.map(signers -> signers.check(document, Optional.of(signature), at));
        if (status.isEmpty() || !(status.get() instanceof SignatureStatus.Bad(String reason))) {
            return true;
        }
        String words = "a signature with " + signer.orElseThrow().key().inWords() + " would not count: " + reason;
        if (told.isEmpty()) {
            throw new ConfigurationError(
                    words, "Add the key to the allowed-signers file, or sign with one that is in it.");
        }
        told.get().accept(words + "; " + UNSIGNED);
        return false;
    }
}
