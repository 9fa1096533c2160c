package lockstep.record.verification;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Environment;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.Verdict;
import lockstep.record.audit.AuditState;
import lockstep.record.audit.EvidenceFact.RecordedIntent;
import lockstep.record.checkpoint.Checkpoint;
import lockstep.record.checkpoint.RecordChain;
import lockstep.record.history.KnownGood;
import lockstep.record.history.ReleaseHistory;

/** Reads a kept state in one pass, for it is read at every visit. Only for bytes whose seal holds. */
final class StateReader {

    private final ByteBuffer in;
    private final List<Object> numbered = new ArrayList<>();

    StateReader(byte[] content) {
        in = ByteBuffer.wrap(content);
    }

    /** Empty where it was kept under other rules, or cannot be read. */
    Optional<VerifiedState> read(String rules) {
        try {
            return text().equals(rules)
                    ? Optional.of(state())
                    : Optional.empty();
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException
                | DateTimeException | ClassCastException e) {
            return Optional.empty();
        }
    }

    private VerifiedState state() {
        Instant visitedAt = instant();
        CheckpointAudit.CheckpointState chain = new CheckpointAudit.CheckpointState(
                records(), optional(() -> new Checkpoint(text(), records())), optional(this::digest));
        EvidenceTrust.TrustState trust = new EvidenceTrust.TrustState(truth(), instant());
        AuditState audit = new AuditState(sha(), in.getLong(), evidence(), log(), optional(this::id));
        return new VerifiedState(visitedAt, audit, chain, trust);
    }

    private RecordChain records() {
        return new RecordChain(in.getLong(), digest());
    }

    private AuditState.Evidence evidence() {
        return new AuditState.Evidence(map(this::id, in::getLong), map(this::sha, () -> all(this::run)), intents());
    }

    private AuditState.Run run() {
        return new AuditState.Run(
                in.getLong(), Environment.parse(text()), Verdict.valueOf(text()), truth(), instant(),
                once(() -> Set.copyOf(all(() -> new GateName(text())))),
                optional(this::service));
    }

    private Map<ReleaseId, RecordedIntent> intents() {
        Map<ReleaseId, RecordedIntent> intents = new HashMap<>();
        all(() -> new RecordedIntent(
                        text(), id(), sha(), truth(), truth(), Optional.empty(), List.of(), all(this::service)))
                .forEach(intent -> intents.put(intent.id(), intent));
        return intents;
    }

    private ServiceName service() {
        return new ServiceName(text());
    }

    private AuditState.Log log() {
        return new AuditState.Log(
                history(), history(), new HashSet<>(all(this::sha)), new HashSet<>(all(this::id)), minute(),
                in.getInt(), in.getLong(), optional(this::text), optional(this::text), in.getLong(),
                in.getLong(), in.getLong());
    }

    private ReleaseHistory.State history() {
        return new ReleaseHistory.State(
                all(() -> once(() -> new KnownGood(sha(), instant(), text(), all(this::text)))),
                map(this::sha, this::id), optional(this::sha));
    }

    private ReleaseId id() {
        return once(() -> new ReleaseId(minute(), ReleaseId.Kind.valueOf(text()), in.getInt()));
    }

    private Sha sha() {
        return once(() -> new Sha(hex(20)));
    }

    private Sha256 digest() {
        return new Sha256(hex(32));
    }

    private String hex(int length) {
        byte[] raw = new byte[length];
        in.get(raw);
        return HexFormat.of().formatHex(raw);
    }

    private String text() {
        return once(() -> {
            int length = in.getInt();
            String text = new String(in.array(), in.position(), length, StandardCharsets.UTF_8);
            in.position(in.position() + length);
            return text;
        });
    }

    private Instant instant() {
        return Instant.ofEpochSecond(in.getLong(), in.getInt());
    }

    private LocalDateTime minute() {
        return LocalDateTime.ofEpochSecond(in.getLong(), 0, ZoneOffset.UTC);
    }

    private boolean truth() {
        return in.get() != 0;
    }

    private <T> List<T> all(Supplier<T> reading) {
        int count = in.getInt();
        List<T> values = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            values.add(reading.get());
        }
        return values;
    }

    private <K, V> Map<K, V> map(Supplier<K> key, Supplier<V> value) {
        int count = in.getInt();
        Map<K, V> values = new LinkedHashMap<>();
        for (int number = 0; number < count; number++) {
            values.put(key.get(), value.get());
        }
        return values;
    }

    private <T> Optional<T> optional(Supplier<T> reading) {
        return truth() ? Optional.of(reading.get()) : Optional.empty();
    }

    /** What was numbered as a T is asked for as a T: the writer and the seal see to it. */
    @SuppressWarnings("unchecked")
    private <T> T once(Supplier<T> reading) {
        int number = in.getInt();
        if (number >= 0) {
            return (T) numbered.get(number);
        }
        T value = reading.get();
        numbered.add(value);
        return value;
    }
}
