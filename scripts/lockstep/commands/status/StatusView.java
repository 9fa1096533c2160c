package lockstep.commands.status;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lockstep.base.release.CanaryId;
import lockstep.base.release.Environment;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.record.history.KnownGood;
import lockstep.record.log.AdoptionEntry;
import lockstep.record.log.LogEntry;
import lockstep.record.log.OtherBlock;
import lockstep.record.log.PromotionEntry;
import lockstep.record.log.RollbackEntry;
import lockstep.release.canary.OffRecord;
import lockstep.release.canary.StrayTraffic;
import lockstep.release.service.ReleaseStatus;
import lockstep.release.site.EnvironmentLook;
import lockstep.release.site.ReleaseSite;

/**
 * Where everything stands, with what a person wants to know beside it.
 *
 * @param health how each environment answered a small look
 * @param subjects what the commits that are named are about, as far as they are here
 * @param last the newest promotions and rollbacks, newest first
 * @param stray what a canary gets of the traffic although none is open, of each service
 * @param offRecord what the record does not say of a canary that is open
 */
record StatusView(
        ReleaseStatus status, Map<Environment, EnvironmentLook> health, Map<Sha, String> subjects, List<Move> last,
        List<StrayTraffic> stray, List<OffRecord> offRecord, Instant at) {

    private static final int RELEASES = 5;

    /**
     * A promotion or a rollback.
     *
     * @param words how it ended
     * @param why of a rollback; empty for a promotion
     */
    record Move(ReleaseId id, Sha commit, boolean good, String words, String operator, Optional<String> why) {

        static Stream<Move> of(LogEntry entry) {
            return switch (entry) {
                case PromotionEntry it -> Stream.of(new Move(it.id(), it.commit(), it.isGood(),
                        it.isGood() ? "promoted" : "FAILED", it.operator().name(), Optional.empty()));
                case RollbackEntry it -> Stream.of(new Move(it.id(), it.to(), it.isGood(),
                        it.isGood() ? "rolled back" : "rollback " + it.result().word(),
                        it.operator().name(), Optional.of(it.trigger())));
                case AdoptionEntry it -> Stream.empty();
                case OtherBlock it -> Stream.empty();
            };
        }
    }

    static StatusView of(
            ReleaseStatus status, Map<Environment, EnvironmentLook> health, ReleaseSite site, Instant at) {
        List<Move> last = status.standing().journal().reading().entries().reversed().stream()
                .flatMap(Move::of)
                .limit(RELEASES)
                .toList();
        Set<Sha> named = new LinkedHashSet<>();
        Stream.of(status.candidate(), status.standing().heads().knownStaging(),
                        status.standing().heads().production(), status.lastGood().map(KnownGood::sha), status.wayBack())
                .flatMap(Optional::stream)
                .forEach(named::add);
        last.stream().map(Move::commit).forEach(named::add);
        Map<Sha, String> subjects = new HashMap<>();
        named.stream().filter(site.repository()::has)
                .forEach(sha -> subjects.put(sha, site.repository().summary(sha).subject()));
        List<StrayTraffic> stray = StrayTraffic.beside(site, status.canaries());
        List<OffRecord> offRecord = OffRecord.of(site, status.canaries());
        return new StatusView(status, Map.copyOf(health), subjects, last, stray, offRecord, at);
    }

    /** The worst that an environment answered; empty where nothing could be asked. */
    Optional<GateResult> worst(Environment environment) {
        List<GateResult> gates = Optional.ofNullable(health.get(environment)).map(EnvironmentLook::gates)
                .orElse(List.of());
        Verdict worst = Verdict.worstOf(gates.stream().map(GateResult::verdict).toList());
        return gates.stream().filter(gate -> gate.verdict() == worst).findFirst();
    }

    /** When it had answered; empty where it was not asked. */
    Optional<Instant> seenAt(Environment environment) {
        return Optional.ofNullable(health.get(environment)).map(EnvironmentLook::at);
    }

    /** What its record does not say of a canary. */
    Optional<OffRecord> offRecord(CanaryId canary) {
        return offRecord.stream().filter(one -> one.canary().id().equals(canary)).findFirst();
    }

    String subject(Sha sha) {
        return subjects.getOrDefault(sha, "");
    }
}
