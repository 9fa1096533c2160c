package lockstep.record.verification;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import lockstep.base.digest.Sha256;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;

/**
 * Reads what {@link StateWriter} wrote, in one pass. Only for bytes whose digest holds; of others it throws whatever
 * comes of them.
 */
final class StateReader {

    private final ByteBuffer in;
    private final List<Object> numbered = new ArrayList<>();

    StateReader(byte[] content) {
        in = ByteBuffer.wrap(content);
    }

    int number() {
        return in.getInt();
    }

    long count() {
        return in.getLong();
    }

    boolean truth() {
        return in.get() != 0;
    }

    ReleaseId id() {
        return once(() -> new ReleaseId(minute(), ReleaseId.Kind.valueOf(text()), in.getInt()));
    }

    Sha sha() {
        return once(() -> new Sha(hex(20)));
    }

    Sha256 digest() {
        return new Sha256(hex(32));
    }

    private String hex(int length) {
        byte[] raw = new byte[length];
        in.get(raw);
        return HexFormat.of().formatHex(raw);
    }

    String text() {
        return once(() -> {
            int length = in.getInt();
            String text = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
            in.position(in.position() + length);
            return text;
        });
    }

    Instant instant() {
        return Instant.ofEpochSecond(in.getLong(), in.getInt());
    }

    LocalDateTime minute() {
        return LocalDateTime.ofEpochSecond(in.getLong(), 0, ZoneOffset.UTC);
    }

    <T> List<T> all(Supplier<T> reading) {
        int count = in.getInt();
        List<T> values = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            values.add(reading.get());
        }
        return values;
    }

    <T> Optional<T> optional(Supplier<T> reading) {
        return truth() ? Optional.of(reading.get()) : Optional.empty();
    }

    /** What was numbered as a T is asked for as a T: the writer and the digest see to it. */
    @SuppressWarnings("unchecked")
    <T> T once(Supplier<T> reading) {
        int number = in.getInt();
        if (number >= 0) {
            return (T) numbered.get(number);
        }
        T value = reading.get();
        numbered.add(value);
        return value;
    }
}
