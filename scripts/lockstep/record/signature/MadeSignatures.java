package lockstep.record.signature;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import lockstep.base.digest.Sha256;

/**
 * Signatures of which this process has found that a key made them, so that no other look has to compute it again: what
 * was so of these bytes stays so. Whether the key counts is nobody's business here.
 */
final class MadeSignatures {

    private static final int MOST = 20_000;

    /** The oldest go. */
    private static final Set<Sha256> FOUND = Collections.synchronizedSet(
            Collections.newSetFromMap(new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Sha256, Boolean> eldest) {
                    return size() > MOST;
                }
            }));

    private MadeSignatures() {}

    static boolean made(PlainKey key, PlainSignature signature, byte[] document) {
        Sha256 name = name(signature, document);
        if (FOUND.contains(name)) {
            return true;
        }
        boolean made = key.made(signature, document);
        if (made) {
            FOUND.add(name);
        }
        return made;
    }

    private static Sha256 name(PlainSignature signature, byte[] document) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        SshFields.put(all, signature.key().array());
        SshFields.put(all, signature.algorithm().getBytes(StandardCharsets.ISO_8859_1));
        SshFields.put(all, signature.raw());
        SshFields.put(all, signature.signed(document));
        return Sha256.of(all.toByteArray());
    }
}
