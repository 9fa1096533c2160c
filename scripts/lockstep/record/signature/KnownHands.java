package lockstep.record.signature;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lockstep.record.signature.SignatureStatus.Verified;

/**
 * Keys of which this host's ssh-keygen has accepted a signature, under the same lines: further ones by them are checked
 * here, without two processes each. Only to accept them: whatever is not beyond doubt is asked of ssh-keygen, which so
 * refuses alone, and says why. Not for several threads.
 */
final class KnownHands {

    /** Who made a signature, and how. */
    private record Way(ByteBuffer key, String hash, String algorithm) {

        static Way of(PlainSignature signature) {
            return new Way(signature.key(), signature.hash(), signature.algorithm());
        }
    }

    private record Known(PlainKey key, SignerLine line) {}

    private final Namespace namespace;
    private final Map<Way, Known> known = new HashMap<>();
    private byte[] lines = {};

    KnownHands(Namespace namespace) {
        this.namespace = namespace;
    }

    /** @param now the lines that count */
    Optional<Verified> check(byte[] now, byte[] document, PlainSignature signature, Instant at) {
        if (!Arrays.equals(now, lines)) {
            known.clear();
            return Optional.empty();
        }
        return Optional.ofNullable(known.get(Way.of(signature)))
                .filter(hand -> isGood(hand, document, signature, at))
                .map(hand -> new Verified(hand.line().principals().getFirst()));
    }

    /** What ssh-keygen accepted, as whose; nothing is learned of it unless it would have been accepted here, too. */
    void learn(byte[] now, byte[] document, PlainSignature signature, Instant at, Verified found) {
        if (!Arrays.equals(now, lines)) {
            known.clear();
            lines = now.clone();
        }
        Optional<SignerLine> line = SignerLine.of(signature.key(), now)
                .filter(one -> one.principals().getFirst().equals(found.principal()));
        Optional<PlainKey> key = line.flatMap(one -> PlainKey.of(signature.key().array()));
        key.map(one -> new Known(one, line.orElseThrow()))
                .filter(hand -> isGood(hand, document, signature, at))
                .ifPresent(hand -> known.put(Way.of(signature), hand));
    }

    private boolean isGood(Known hand, byte[] document, PlainSignature signature, Instant at) {
        return signature.namespace().equals(namespace.word()) && hand.line().allows(namespace, at)
                && MadeSignatures.made(hand.key(), signature, document);
    }
}
