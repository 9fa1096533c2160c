package lockstep.record.verification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.gates.gate.JsonReader;
import lockstep.record.approval.NamedApprovals;
import lockstep.record.audit.AuditBreach;
import lockstep.record.audit.AuditRule;
import lockstep.record.audit.RequirementsAudit;
import lockstep.record.journal.Intent;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.layout.EvidenceLayout;

/** Holds what an intent says of its way through the pipeline against the files that it names. */
record PassageReading(EvidenceSoFar files) {

    List<AuditBreach> breaches(Intent intent) {
        List<AuditBreach> found = new ArrayList<>();
        if (intent instanceof PromotionIntent) {
            found.addAll(new RequirementsAudit(
                    intent.target(), intent.passage().skipped(), intent.passage().approvals().size()).breaches(
                    files.json(EvidenceLayout.policy(intent.id())),
                    files.json(EvidenceLayout.requirements(intent.id()))));
        }
        intent.passage().version().flatMap(version -> version(intent, version))
                .ifPresent(why -> found.add(new AuditBreach(AuditRule.TAG_MOVED, why)));
        approvals(intent).or(() -> new ApproverRoles(files).fault(intent))
                .ifPresent(why -> found.add(new AuditBreach(AuditRule.APPROVALS, why)));
        return found;
    }

    /** A rollback goes by what the record knows; a promotion has its version recorded. */
    private Optional<String> version(Intent intent, Version version) {
        Optional<byte[]> recorded = files.read(EvidenceLayout.version(version));
        if (recorded.isEmpty()) {
            return intent instanceof PromotionIntent
                    ? Optional.of("it names " + version + ", and no commit is recorded for that")
                    : Optional.empty();
        }
        Optional<String> commit = JsonReader.read(recorded.get())
                .map(tree -> tree.path("commit").asString(""));
        return commit.equals(Optional.of(intent.target().hex()))
                ? Optional.empty()
                : Optional.of("it names " + version + " and goes to " + intent.target() + "; recorded for " + version
                        + " is " + commit.flatMap(Sha::tryParse).map(Sha::hex).orElse("nothing that can be read"));
    }

    /** An approval that comes with what it approves was looked at by nobody. */
    private Optional<String> approvals(Intent intent) {
        return new NamedApprovals(intent.target(), intent.passage().approvals()).paths()
                .filter(files::isNew)
                .findFirst()
                .map(path -> "it rests on " + path + ", which was not recorded before it");
    }
}
