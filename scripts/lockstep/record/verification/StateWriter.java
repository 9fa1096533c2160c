package lockstep.record.verification;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import lockstep.base.digest.Sha256;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;

/** Writes what {@link StateReader} reads: what comes up again is written once, then named by its number. */
final class StateWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final Map<Object, Integer> numbers = new HashMap<>();

    /** How something is written. */
    @FunctionalInterface
    private interface Writing {
        void write() throws IOException;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    void number(int number) {
        written(() -> out.writeInt(number));
    }

    void count(long count) {
        written(() -> out.writeLong(count));
    }

    void truth(boolean truth) {
        written(() -> out.writeBoolean(truth));
    }

    void id(ReleaseId id) {
        once(id, one -> {
            minute(one.minute());
            text(one.kind().name());
            number(one.counter());
        });
    }

    void sha(Sha sha) {
        once(sha, one -> raw(HexFormat.of().parseHex(one.hex())));
    }

    void digest(Sha256 digest) {
        raw(HexFormat.of().parseHex(digest.hex()));
    }

    void text(String text) {
        once(text, one -> {
            byte[] encoded = one.getBytes(StandardCharsets.UTF_8);
            number(encoded.length);
            raw(encoded);
        });
    }

    void instant(Instant instant) {
        count(instant.getEpochSecond());
        number(instant.getNano());
    }

    void minute(LocalDateTime minute) {
        count(minute.toEpochSecond(ZoneOffset.UTC));
    }

    <T> void all(Collection<T> values, Consumer<T> writing) {
        number(values.size());
        values.forEach(writing);
    }

    <T> void optional(Optional<T> value, Consumer<T> writing) {
        truth(value.isPresent());
        value.ifPresent(writing);
    }

    <T> void once(T value, Consumer<T> writing) {
        Integer number = numbers.get(value);
        number(number == null ? -1 : number);
        if (number == null) {
            writing.accept(value);
            numbers.put(value, numbers.size());
        }
    }

    private void raw(byte[] some) {
        written(() -> out.write(some));
    }

    private static void written(Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
    }
}
