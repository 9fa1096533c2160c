package lockstep.record.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.base.text.Sanitiser;
import lockstep.record.log.AdoptionEntry;
import lockstep.record.log.LogEntry;
import lockstep.record.log.LogItem;
import lockstep.record.log.LoggedGate;
import lockstep.record.log.OtherBlock;
import lockstep.record.log.PromotionEntry;
import lockstep.record.log.RollbackEntry;

/** An entry as a row of a table, every cell a sanitised line. */
record LogRow(List<String> cells) {

    static final List<String> HEADINGS = List.of(
            "line", "release_id", "type", "commit_sha", "from_sha", "environment", "result", "change_class", "trigger",
            "staging_base", "staging_gate_result", "gates", "verification", "operator", "rollback_plan", "notes",
            "evidence_refs", "version");

    LogRow {
        cells = cells.stream().map(Sanitiser::line).toList();
    }

    static LogRow of(LogItem item) {
        List<String> cells = new ArrayList<>(HEADINGS.size());
        cells.add(item.place().brief());
        cells.addAll(cells(item.entry()));
        return new LogRow(cells);
    }

    private static List<String> cells(LogEntry entry) {
        return switch (entry) {
            case PromotionEntry it -> List.of(
                    it.id().toString(), "promotion", it.commit().hex(), "", it.environment().name(),
                    it.result().word(), it.changeClass().name(), "", it.stagingBase(), it.stagingGateResult().word(),
                    gates(it.gatesRun()), gates(it.prodVerification()), it.operator().name(), it.rollbackPlan(),
                    it.notes(), String.join(" ", it.evidenceRefs()), named(it.version()));
            case RollbackEntry it -> List.of(
                    it.id().toString(), "rollback", it.to().hex(), it.from().hex(), it.environment().name(),
                    it.result().word(), "", it.trigger(), "", "", "", gates(it.postRollbackVerification()),
                    it.operator().name(), String.join("; ", it.actions()), it.notes(),
                    String.join(" ", it.evidenceRefs()), named(it.version()));
            case AdoptionEntry it -> List.of(
                    it.when().toString(), "adoption", it.release().map(Sha::hex).orElse(""), "", "production",
                    it.result().word(), "", "", "", "", "", gates(it.prodVerification()), it.operator().name(), "",
                    it.notes(), String.join(" ", it.evidenceRefs()), "");
            case OtherBlock it -> List.of(
                    "", it.type(), "", "", "", "", "", "", "", "", "", "", "", "", it.text(), "", "");
        };
    }

    private static String named(Optional<Version> version) {
        return version.map(Version::name).orElse("");
    }

    private static String gates(List<LoggedGate> gates) {
        return gates.stream().map(LoggedGate::toString).collect(Collectors.joining(" "));
    }
}
