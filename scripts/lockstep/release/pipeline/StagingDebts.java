package lockstep.release.pipeline;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.base.error.LockstepError;
import lockstep.base.json.DocumentForm;
import lockstep.base.release.RecordedTime;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.gates.gate.JsonReader;
import lockstep.gates.gate.Verdict;
import lockstep.policy.requirement.OwedStaging;
import lockstep.record.evidence.RecordedRun;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.layout.EvidenceLayout;
import lockstep.release.recording.RunSignatures;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.tree.FileWrite;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which hotfixes owe staging. Each leaves a file, {@code lockstep/hotfix/v1}, in the push of its intent, so that they
 * are found without reading all intents. A hotfix that was rolled back is not in production any more, and owes nothing.
 */
public record StagingDebts(ReleaseSite site) {

    private static final String SCHEMA = "lockstep/hotfix/v1";
    private static final int LARGEST = 64 * 1024;
    private static final int MOST_COMMITS = 100;
    /** The file that says what the hotfix owes. */
    public static FileWrite write(PromotionIntent intent) {
        ObjectNode tree = DocumentForm.object();
        tree.put("schema", SCHEMA);
        tree.put("release_id", intent.id().toString());
        tree.put("commit", intent.target().hex());
        tree.put("since", intent.since().toString());
        intent.passage().skipped().forEach(tree.putArray("skipped")::add);
        intent.passage().approvals().forEach(tree.putArray("approvals")::add);
        byte[] json = DocumentForm.bytes(tree);
        return FileWrite.add(EvidenceLayout.hotfix(intent.id()), json);
    }

    /** @param candidate a commit that may have passed staging with a hotfix in it */
    public List<HotfixDebt> open(RemoteHeads heads, Sha candidate) {
        List<HotfixDebt> open = new ArrayList<>();
        if (heads.evidence().isEmpty()) {
            return open;
        }
        Sha tip = heads.evidence().get();
        for (String month : site.repository().list(tip, EvidenceLayout.HOTFIXES)) {
            String folder = EvidenceLayout.HOTFIXES + "/" + month.replace("/", "");
            for (String name : site.repository().list(tip, folder)) {
                read(tip, folder + "/" + name).flatMap(owed -> debt(owed, heads, candidate)).ifPresent(open::add);
            }
        }
        return open;
    }

    private record Owed(ReleaseId id, Sha commit, Instant since) {}

    /** The audit names what cannot be read. */
    private Optional<Owed> read(Sha tip, String path) {
        try {
            return site.repository().read(tip, path, LARGEST)
                    .flatMap(json -> JsonReader.read(new String(json, StandardCharsets.UTF_8)))
                    .filter(tree -> SCHEMA.equals(tree.path("schema").asString("")))
                    .flatMap(tree -> ReleaseId.tryParse(tree.path("release_id").asString(""))
                            .filter(id -> path.equals(EvidenceLayout.hotfix(id)))
                            .flatMap(id -> Sha.tryParse(tree.path("commit").asString("")).map(commit ->
                                    new Owed(id, commit, RecordedTime.parse(tree.path("since").asString(""))))));
        } catch (LockstepError | DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<HotfixDebt> debt(Owed owed, RemoteHeads heads, Sha candidate) {
        Sha commit = owed.commit();
        boolean isLive = site.repository().has(commit) && heads.production()
                .filter(head -> site.repository().isAncestor(commit, head)).isPresent();
        if (!isLive) {
            return Optional.empty();
        }
        boolean onMain = heads.knownStaging().filter(main -> site.repository().isAncestor(commit, main)).isPresent();
        boolean hasPassed = carriers(owed, heads, candidate, onMain).stream()
                .anyMatch(carrier -> passed(owed, heads, carrier));
        OwedStaging missing = new OwedStaging(commit, onMain, hasPassed);
        return onMain && hasPassed
                ? Optional.empty()
                : Optional.of(new HotfixDebt(
                        owed.id(), missing, owed.since(), missing.why(site.branchesInWords())));
    }

    /** The commits that contain the hotfix and may have been on staging. */
    private Set<Sha> carriers(Owed owed, RemoteHeads heads, Sha candidate, boolean onMain) {
        Set<Sha> carriers = new LinkedHashSet<>(List.of(owed.commit()));
        List.of(candidate, heads.production().orElseThrow()).stream()
                .filter(sha -> site.repository().has(sha) && site.repository().isAncestor(owed.commit(), sha))
                .forEach(carriers::add);
        if (onMain) {
            site.repository().commitsBetween(owed.commit(), heads.staging(), MOST_COMMITS).stream()
                    .map(summary -> summary.sha())
                    .filter(sha -> site.repository().isAncestor(owed.commit(), sha))
                    .forEach(carriers::add);
        }
        return carriers;
    }

    private boolean passed(Owed owed, RemoteHeads heads, Sha commit) {
        List<RecordedRun> all = site.journal().runs(heads.evidence(), commit).stream()
                .filter(run -> run.run().mode().isStaging() && run.run().verdict() == Verdict.PASS
                        && (run.run().revision().verified() || !site.config().policy().requireRevision())
                        && !run.run().startedAt().isBefore(owed.since()))
                .toList();
        return site.services().stream().allMatch(one -> {
            List<RecordedRun> runs = all.stream()
                    .filter(run -> run.run().service().equals(one.serviceName()))
                    .toList();
            return new RunSignatures(site).missing(heads.evidence(), runs).size() < runs.size();
        });
    }
}
