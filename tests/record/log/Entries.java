package tests.record.log;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.gates.gate.GateName;
import lockstep.record.log.AdoptionEntry;
import lockstep.record.log.CostEvidence;
import lockstep.record.log.LoggedGate;
import lockstep.record.log.PassFail;
import lockstep.record.log.PromotionEntry;
import lockstep.record.log.RollbackEntry;
import lockstep.record.log.RollbackResult;

/** Entries as a good day writes them. */
public final class Entries {

    private static final List<LoggedGate> SMOKE = gates("health", "db_health", "whoami", "chat_happy", "chat_415");

    private Entries() {}

    public static PromotionEntry promotion(String id, Sha commit) {
        return promotion(id, commit, PassFail.PASS, SMOKE, "quiet day",
                List.of("evidence/" + id(id).month() + "/" + id + "/"));
    }

    /** Production did not take it. */
    public static PromotionEntry failedPromotion(String id, Sha commit) {
        return promotion(
                id, commit, PassFail.FAIL, List.of(new LoggedGate(new GateName("health"), "fail")), "503",
                List.of("evidence/" + id(id).month() + "/" + id + "/"));
    }

    public static PromotionEntry promotion(
            String id, Sha commit, PassFail result, List<LoggedGate> verified, String notes, List<String> refs) {
        return new PromotionEntry(
                id(id), commit, Optional.empty(), Environment.PRODUCTION, "main", "release", "https://staging.example",
                "MODE=staging BASE=https://staging.example ./scripts/promotion_gate.sh", PassFail.PASS,
                gates("health", "db_health", "whoami", "chat_happy", "chat_415", "burst_429"), ChangeClass.A, verified,
                result, "rollback-release to the last known good", notes, new Operator("ada"), refs,
                List.of(new CostEvidence("cost_gate_chat", "MODE=staging ./scripts/cost_gate_chat.sh")));
    }

    public static RollbackEntry rollback(String id, Sha from, Sha to) {
        return rollback(id, from, to, RollbackResult.COMPLETED);
    }

    public static RollbackEntry rollback(String id, Sha from, Sha to, RollbackResult result) {
        return new RollbackEntry(
                id(id), "5xx spike", from, to, Optional.empty(), Environment.PRODUCTION,
                List.of("redeploy last known good", "rerun smoke (health/db/chat/415)"), SMOKE, result, "went well",
                new Operator("ada"), List.of("evidence/" + id(id).month() + "/" + id + "/"));
    }

    public static AdoptionEntry adoption(Optional<Sha> release, byte[] logBefore, String digest) {
        return new AdoptionEntry(
                Instant.parse("2026-01-20T09:00:00Z"), release, logBefore.length, digest, SMOKE, PassFail.PASS,
                "adopted", new Operator("ada"), List.of());
    }

    public static List<LoggedGate> gates(String... names) {
        return List.of(names).stream().map(name -> new LoggedGate(new GateName(name), "")).toList();
    }

    public static ReleaseId id(String text) {
        return ReleaseId.tryParse(text).orElseThrow();
    }

    /** A SHA that is easy to tell from others. */
    public static Sha sha(int number) {
        return new Sha(String.format("%08x", number).repeat(5));
    }
}
