package lockstep.record.log;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import lockstep.base.release.Sha;
import lockstep.record.log.LogNode.Fields;
import lockstep.record.log.LogNode.Items;
import lockstep.record.log.LogNode.Text;

/** From entries to fields, with the names and in the order of the template. The reverse of {@link EntryReader}. */
public final class EntryShape {

    private EntryShape() {}

    public static Fields of(StructuredEntry entry) {
        SequencedMap<String, LogNode> fields = new LinkedHashMap<>();
        switch (entry) {
            case PromotionEntry promotion -> promotion(promotion, fields);
            case RollbackEntry rollback -> rollback(rollback, fields);
            case AdoptionEntry adoption -> adoption(adoption, fields);
        }
        return new Fields(fields);
    }

    private static void promotion(PromotionEntry entry, SequencedMap<String, LogNode> fields) {
        fields.put("release_id", text(entry.id()));
        fields.put("type", text("promotion"));
        fields.put("commit_sha", text(entry.commit()));
        entry.version().ifPresent(version -> fields.put("version", text(version)));
        fields.put("environment", text(entry.environment().name()));
        fields.put("from_branch", text(entry.fromBranch()));
        fields.put("to_branch", text(entry.toBranch()));
        fields.put("staging_base", text(entry.stagingBase()));
        fields.put("staging_gate_command", text(entry.stagingGateCommand()));
        fields.put("staging_gate_result", text(entry.stagingGateResult().word()));
        fields.put("gates_run", gates(entry.gatesRun()));
        fields.put("change_class", text(entry.changeClass()));
        fields.put("prod_verification", gates(entry.prodVerification()));
        fields.put("result", text(entry.result().word()));
        fields.put("rollback_plan", text(entry.rollbackPlan()));
        fields.put("notes", text(entry.notes()));
        fields.put("operator", text(entry.operator()));
        fields.put("evidence_refs", refs(entry.evidenceRefs()));
        fields.put("cost_control_evidence", new Items(
                entry.costControlEvidence().stream().map(EntryShape::costEvidence).toList()));
    }

    private static void rollback(RollbackEntry entry, SequencedMap<String, LogNode> fields) {
        fields.put("release_id", text(entry.id()));
        fields.put("type", text("rollback"));
        fields.put("trigger", text(entry.trigger()));
        fields.put("from_sha", text(entry.from()));
        fields.put("to_sha", text(entry.to()));
        entry.version().ifPresent(version -> fields.put("version", text(version)));
        fields.put("environment", text(entry.environment().name()));
        fields.put("actions", Items.of(entry.actions()));
        fields.put("post_rollback_verification", gates(entry.postRollbackVerification()));
        fields.put("result", text(entry.result().word()));
        fields.put("notes", text(entry.notes()));
        fields.put("operator", text(entry.operator()));
        fields.put("evidence_refs", refs(entry.evidenceRefs()));
    }

    private static void adoption(AdoptionEntry entry, SequencedMap<String, LogNode> fields) {
        fields.put("date", text(entry.when()));
        fields.put("type", text("adoption"));
        fields.put("release_sha", text(entry.release().map(Sha::hex).orElse("none")));
        fields.put("log_bytes", text(entry.logBytes()));
        fields.put("log_sha256", text(entry.logSha256()));
        fields.put("prod_verification", gates(entry.prodVerification()));
        fields.put("result", text(entry.result().word()));
        fields.put("notes", text(entry.notes()));
        fields.put("operator", text(entry.operator()));
        fields.put("evidence_refs", refs(entry.evidenceRefs()));
    }

    private static Text text(Object value) {
        return new Text(value.toString());
    }

    private static Items gates(List<LoggedGate> gates) {
        return Items.of(gates.stream().map(LoggedGate::toString).toList());
    }

    /** The template has one text here; only several references need a list. */
    private static LogNode refs(List<String> refs) {
        return refs.size() == 1 && !refs.getFirst().isEmpty() ? text(refs.getFirst()) : Items.of(refs);
    }

    private static LogNode costEvidence(CostEvidence evidence) {
        Text how = text(evidence.how());
        if (evidence.name().isEmpty()) {
            return how;
        }
        SequencedMap<String, LogNode> pair = new LinkedHashMap<>();
        pair.put(evidence.name(), how);
        return new Fields(pair);
    }
}
