package lockstep.record.log;

import java.util.Optional;
import java.util.regex.Pattern;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.record.log.LogNode.Fields;

/** From fields to entries, by the log's templates. The reverse of {@link EntryShape}. */
final class EntryReader {

    private static final String RESULT = "result";
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern CLASS = Pattern.compile("(?s)([A-Za-z])(\\s*\\(.*\\))?");

    private EntryReader() {}

    static PromotionEntry promotion(Fields entry) throws UnreadableBlock {
        EntryFields fields = new EntryFields(entry);
        return new PromotionEntry(
                id(fields, ReleaseId.Kind.PROMOTION, "YYYYMMDD-HHMM-rc1"),
                sha(fields, "commit_sha"),
                version(fields),
                fields.environment(),
                fields.text("from_branch"),
                fields.text("to_branch"),
                fields.text("staging_base"),
                fields.text("staging_gate_command"),
                fields.value("staging_gate_result", "pass or fail", PassFail::ofWord),
                fields.gates("gates_run"),
                fields.value("change_class", "A, B or C", EntryReader::changeClass),
                fields.gates("prod_verification"),
                fields.value(RESULT, "pass or fail", PassFail::ofWord),
                fields.text("rollback_plan"),
                fields.text("notes"),
                fields.operator(),
                fields.texts("evidence_refs"),
                fields.costEvidence("cost_control_evidence"));
    }

    static RollbackEntry rollback(Fields entry) throws UnreadableBlock {
        EntryFields fields = new EntryFields(entry);
        return new RollbackEntry(
                id(fields, ReleaseId.Kind.ROLLBACK, "YYYYMMDD-HHMM-rb1"),
                fields.text("trigger"),
                sha(fields, "from_sha"),
                sha(fields, "to_sha"),
                version(fields),
                fields.environment(),
                fields.texts("actions"),
                fields.gates("post_rollback_verification"),
                fields.value(RESULT, "completed or partial", RollbackResult::ofWord),
                fields.text("notes"),
                fields.operator(),
                fields.texts("evidence_refs"));
    }

    static AdoptionEntry adoption(Fields entry) throws UnreadableBlock {
        EntryFields fields = new EntryFields(entry);
        return new AdoptionEntry(
                fields.instant("date"),
                fields.value("release_sha", "a full commit SHA or none", text ->
                        text.equals("none") ? Optional.of(Optional.empty()) : Sha.tryParse(text).map(Optional::of)),
                fields.value("log_bytes", "a number of bytes", EntryReader::count),
                fields.value("log_sha256", "64 hexadecimal digits", text ->
                        SHA256.matcher(text).matches() ? Optional.of(text) : Optional.empty()),
                fields.gates("prod_verification"),
                fields.value(RESULT, "pass or fail", PassFail::ofWord),
                fields.text("notes"),
                fields.operator(),
                fields.texts("evidence_refs"));
    }

    private static ReleaseId id(EntryFields fields, ReleaseId.Kind kind, String shape) throws UnreadableBlock {
        return fields.value("release_id", "like " + shape, text ->
                ReleaseId.tryParse(text).filter(id -> id.kind() == kind));
    }

    private static Sha sha(EntryFields fields, String name) throws UnreadableBlock {
        return fields.value(name, "a full commit SHA", Sha::tryParse);
    }

    /** It came later than the template, so other logs may hold anything under its name. */
    private static Optional<Version> version(EntryFields fields) {
        return Optional.of(fields.optional("version")).filter(Version::isValid).map(Version::new);
    }

    private static Optional<ChangeClass> changeClass(String text) {
        return CLASS.matcher(text).matches() ? ChangeClass.tryParse(text.substring(0, 1)) : Optional.empty();
    }

    private static Optional<Long> count(String digits) {
        return digits.matches("\\d{1,18}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }
}
