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
import lockstep.base.digest.Sha256;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.gates.gate.GateName;
import lockstep.record.audit.AuditState;
import lockstep.record.audit.EvidenceFact.RecordedIntent;
import lockstep.record.history.KnownGood;
import lockstep.record.history.ReleaseHistory;

/** Writes what {@link StateReader} reads: what comes up again is written once, then named by its number. */
final class StateWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final Map<Object, Integer> numbers = new HashMap<>();
    private final String rules;

    StateWriter(String rules) {
        this.rules = rules;
    }

    /** How one value is written. */
    @FunctionalInterface
    private interface Writing<T> {
        void write(T value) throws IOException;
    }

    byte[] write(VerifiedState state) {
        try {
            text(rules);
            instant(state.visitedAt());
            chain(state.chain());
            out.writeBoolean(state.trust().isBound());
            instant(state.trust().latest());
            sha(state.audit().tip());
            out.writeLong(state.audit().commits());
            evidence(state.audit().evidence());
            log(state.audit().log());
            optional(state.audit().truth(), this::id);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
    }

    private void chain(CheckpointAudit.CheckpointState state) throws IOException {
        out.writeLong(state.chain().size());
        digest(state.chain().root());
        optional(state.last(), last -> {
            text(last.origin());
            out.writeLong(last.records().size());
            digest(last.records().root());
        });
        optional(state.note(), this::digest);
    }

    private void evidence(AuditState.Evidence evidence) throws IOException {
        all(evidence.begun().entrySet(), begun -> {
            id(begun.getKey());
            out.writeLong(begun.getValue());
        });
        all(evidence.runs().entrySet(), runs -> {
            sha(runs.getKey());
            all(runs.getValue(), this::run);
        });
        all(evidence.intents().values(), this::intent);
    }

    private void run(AuditState.Run run) throws IOException {
        out.writeLong(run.position());
        text(run.mode().word());
        text(run.verdict().name());
        out.writeBoolean(run.verified());
        instant(run.startedAt());
        once(run.passed(), gates -> all(gates.stream().map(GateName::word).sorted().toList(), this::text));
        optional(run.service(), this::service);
    }

    private void service(ServiceName service) throws IOException {
        text(service.word());
    }

    private void intent(RecordedIntent intent) throws IOException {
        text(intent.path());
        id(intent.id());
        sha(intent.target());
        out.writeBoolean(intent.unverifiedAccepted());
        out.writeBoolean(intent.skipsStaging());
        all(intent.services(), this::service);
    }

    private void log(AuditState.Log log) throws IOException {
        history(log.history());
        history(log.trusted());
        all(log.stands(), this::sha);
        all(log.ids(), this::id);
        minute(log.last());
        out.writeInt(log.volume());
        out.writeLong(log.line());
        optional(log.adoption(), this::text);
        optional(log.lastMove(), this::text);
        out.writeLong(log.entries());
        out.writeLong(log.others());
        out.writeLong(log.lastEntryAt());
    }

    private void history(ReleaseHistory.State state) throws IOException {
        all(state.good(), good -> once(good, this::good));
        all(state.takenBack().entrySet(), back -> {
            sha(back.getKey());
            id(back.getValue());
        });
        optional(state.standing(), this::sha);
    }

    private void good(KnownGood good) throws IOException {
        sha(good.sha());
        instant(good.since());
        text(good.record());
        all(good.evidenceRefs(), this::text);
    }

    private void id(ReleaseId id) throws IOException {
        once(id, one -> {
            minute(one.minute());
            text(one.kind().name());
            out.writeInt(one.counter());
        });
    }

    private void sha(Sha sha) throws IOException {
        once(sha, one -> out.write(HexFormat.of().parseHex(one.hex())));
    }

    private void digest(Sha256 digest) throws IOException {
        out.write(HexFormat.of().parseHex(digest.hex()));
    }

    private void text(String text) throws IOException {
        once(text, one -> {
            byte[] encoded = one.getBytes(StandardCharsets.UTF_8);
            out.writeInt(encoded.length);
            out.write(encoded);
        });
    }

    private void instant(Instant instant) throws IOException {
        out.writeLong(instant.getEpochSecond());
        out.writeInt(instant.getNano());
    }

    private void minute(LocalDateTime minute) throws IOException {
        out.writeLong(minute.toEpochSecond(ZoneOffset.UTC));
    }

    private <T> void all(Collection<T> values, Writing<T> writing) throws IOException {
        out.writeInt(values.size());
        for (T value : values) {
            writing.write(value);
        }
    }

    private <T> void optional(Optional<T> value, Writing<T> writing) throws IOException {
        out.writeBoolean(value.isPresent());
        if (value.isPresent()) {
            writing.write(value.get());
        }
    }

    private <T> void once(T value, Writing<T> writing) throws IOException {
        Integer number = numbers.get(value);
        out.writeInt(number == null ? -1 : number);
        if (number == null) {
            writing.write(value);
            numbers.put(value, numbers.size());
        }
    }
}
