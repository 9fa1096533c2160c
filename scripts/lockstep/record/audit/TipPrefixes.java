package lockstep.record.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Proves growth without reading old versions: where a log only grew, each version is a prefix of today's, and git's
 * name for a blob is the digest of its size and bytes, so the name of that prefix must come out. Holds today's log and
 * nothing else; where the proof fails, the versions themselves must be compared ({@link LogGrowth}).
 */
public final class TipPrefixes {

    private final byte[] tip;
    private LogVersion proven = new LogVersion("", 0);

    public TipPrefixes(byte[] tip) {
        this.tip = tip;
    }

    /** Empty where it cannot be proven so. An absent log counts as one of no bytes. */
    public Optional<LogChange> change(Optional<LogVersion> before, Optional<LogVersion> after) {
        if (before.equals(after)) {
            return Optional.of(new LogChange.Untouched());
        }
        long from = before.map(LogVersion::size).orElse(0L);
        long to = after.map(LogVersion::size).orElse(0L);
        if (after.isEmpty() || from > to || !isPrefix(before) || !isPrefix(after)) {
            return Optional.empty();
        }
        return Optional.of(new LogChange.Appended(Arrays.copyOfRange(tip, (int) from, (int) to)));
    }

    /** Whether the version is a beginning of today's log. */
    public boolean holds(LogVersion version) {
        return isPrefix(Optional.of(version));
    }

    private boolean isPrefix(Optional<LogVersion> version) {
        if (version.isEmpty() || version.get().equals(proven)) {
            return true;
        }
        LogVersion claimed = version.get();
        if (claimed.size() > tip.length || !nameOfPrefix((int) claimed.size()).equals(claimed.blob())) {
            return false;
        }
        proven = claimed;
        return true;
    }

    private String nameOfPrefix(int size) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
        digest.update(("blob " + size + "\0").getBytes(StandardCharsets.US_ASCII));
        digest.update(tip, 0, size);
        return HexFormat.of().formatHex(digest.digest());
    }
}
