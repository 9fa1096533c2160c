package lockstep.record.canary;

import java.util.List;

/**
 * What the canary of a hotfix goes by.
 *
 * @param skipped the stages that the hotfix leaves out: staging, or none
 * @param approvals the digests of the approvals of the hotfix that it rests on; the promotion uses them up
 */
public record HotfixCanary(List<String> skipped, List<String> approvals) {

    public HotfixCanary {
        skipped = List.copyOf(skipped);
        approvals = List.copyOf(approvals);
    }

    public boolean skipsStaging() {
        return skipped.contains("staging");
    }
}
