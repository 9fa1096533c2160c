package lockstep.record.journal;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;

/**
 * By what a commit passed the stages of the pipeline.
 *
 * @param version the version by which it was named
 * @param tag the object of the version's tag
 * @param approvals the digests of the approvals that the move uses up
 * @param skipped the stages that a hotfix leaves out
 * @param canary the id of the canary that it rests on
 */
public record Passage(
        Optional<Version> version, Optional<Sha> tag, List<String> approvals, List<String> skipped,
        Optional<String> canary) {

    public Passage {
        approvals = List.copyOf(approvals);
        skipped = List.copyOf(skipped);
    }

    /** Without a pipeline, and named by its commit. */
    public static Passage plain() {
        return new Passage(Optional.empty(), Optional.empty(), List.of(), List.of(), Optional.empty());
    }

    /** Those of the approvals that are digests, whoever wrote the record. */
    public List<String> approvalDigests() {
        return approvals.stream().filter(digest -> digest.matches("[0-9a-f]{64}")).toList();
    }

    /** Whether staging is owed after it. */
    public boolean skipsStaging() {
        return skipped.contains("staging");
    }
}
