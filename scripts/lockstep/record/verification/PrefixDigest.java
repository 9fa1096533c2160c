package lockstep.record.verification;

import lockstep.base.digest.GrowingSha256;
import lockstep.base.digest.Sha256;

/** The digests of ever longer beginnings of the same bytes: each costs only what is new of it. */
final class PrefixDigest {

    private final byte[] bytes;
    private GrowingSha256 digest = new GrowingSha256();
    private int done;

    PrefixDigest(byte[] bytes) {
        this.bytes = bytes;
    }

    Sha256 of(int length) {
        if (length < done) {
            digest = new GrowingSha256();
            done = 0;
        }
        digest.add(bytes, done, length - done);
        done = length;
        return digest.soFar();
    }
}
