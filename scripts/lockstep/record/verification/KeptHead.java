package lockstep.record.verification;

import java.nio.BufferUnderflowException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lockstep.base.digest.Sha256;
import lockstep.record.audit.AuditState;
import lockstep.record.checkpoint.Checkpoint;
import lockstep.record.checkpoint.RecordChain;
import lockstep.record.history.ReleaseHistory;

/**
 * The part of a kept state that is always read: sealed by its digest, and good only for the rules and the signers that
 * it was found under.
 *
 * @param parts the digests of the other parts, by their names
 */
record KeptHead(VerifiedState state, PartNames names, SortedMap<String, Sha256> parts) {

    static final int LARGEST = 1 << 20;

    private static final String SEAL = "lockstep/audit-state/v7 ";

    /** @param rules the digest of the rules and the signers */
    byte[] sealed(String rules) {
        StateWriter out = new StateWriter();
        out.text(rules);
        write(out);
        byte[] content = out.bytes();
        byte[] seal = (SEAL + Sha256.of(content) + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] both = Arrays.copyOf(seal, seal.length + content.length);
        System.arraycopy(content, 0, both, seal.length, content.length);
        return both;
    }

    /** Empty where it is not what was kept, or was kept under other rules. */
    static Optional<KeptHead> read(byte[] sealed, String rules) {
        int length = SEAL.length() + 65;
        if (sealed.length < length) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOfRange(sealed, length, sealed.length);
        String seal = new String(sealed, 0, length, StandardCharsets.US_ASCII);
        if (!seal.equals(SEAL + Sha256.of(content) + "\n")) {
            return Optional.empty();
        }
        try {
            StateReader in = new StateReader(content);
            return in.text().equals(rules) ? Optional.of(read(in)) : Optional.empty();
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException
                | DateTimeException | ClassCastException e) {
            return Optional.empty();
        }
    }

    private void write(StateWriter out) {
        out.instant(state.visitedAt());
        chain(out, state.chain());
        out.truth(state.trust().isAfter());
        out.truth(state.trust().isBound());
        out.instant(state.trust().latest());
        out.sha(state.audit().tip());
        out.count(state.audit().commits());
        out.truth(state.audit().isInUse());
        log(out, state.audit().log());
        out.optional(state.audit().truth(), out::id);
        out.number(names.digits());
        out.all(parts.entrySet(), part -> {
            out.text(part.getKey());
            out.digest(part.getValue());
        });
    }

    private static KeptHead read(StateReader in) {
        Instant visitedAt = in.instant();
        CheckpointAudit.CheckpointState chain = chain(in);
        SignatureTrust.TrustState trust = new SignatureTrust.TrustState(
                in.truth(), in.truth(), in.instant());
        AuditState audit = new AuditState(in.sha(), in.count(), in.truth(), log(in), in.optional(in::id));
        PartNames names = new PartNames(in.number());
        SortedMap<String, Sha256> parts = new TreeMap<>();
        in.all(() -> parts.put(in.text(), in.digest()));
        return new KeptHead(new VerifiedState(visitedAt, audit, chain, trust), names, parts);
    }

    private static void chain(StateWriter out, CheckpointAudit.CheckpointState state) {
        records(out, state.chain());
        out.optional(state.last(), last -> {
            out.text(last.origin());
            records(out, last.records());
        });
        out.optional(state.note(), out::digest);
    }

    private static CheckpointAudit.CheckpointState chain(StateReader in) {
        return new CheckpointAudit.CheckpointState(
                records(in), in.optional(() -> new Checkpoint(in.text(), records(in))), in.optional(in::digest));
    }

    private static void records(StateWriter out, RecordChain chain) {
        out.count(chain.size());
        out.digest(chain.root());
    }

    private static RecordChain records(StateReader in) {
        return new RecordChain(in.count(), in.digest());
    }

    private static void log(StateWriter out, AuditState.Log log) {
        history(out, log.history());
        history(out, log.trusted());
        out.all(log.newest(), out::minute);
        out.number(log.volume());
        out.count(log.line());
        out.optional(log.adoption(), out::text);
        out.optional(log.lastMove(), out::text);
        out.count(log.entries());
        out.count(log.others());
        out.count(log.lastEntryAt());
    }

    private static AuditState.Log log(StateReader in) {
        return new AuditState.Log(
                history(in), history(in), in.all(in::minute), in.number(), in.count(), in.optional(in::text),
                in.optional(in::text), in.count(), in.count(), in.count());
    }

    private static void history(StateWriter out, ReleaseHistory.State state) {
        out.optional(state.standing(), out::sha);
        out.count(state.ranks());
    }

    private static ReleaseHistory.State history(StateReader in) {
        return new ReleaseHistory.State(in.optional(in::sha), in.count());
    }
}
