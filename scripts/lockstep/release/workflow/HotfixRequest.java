package lockstep.release.workflow;

import java.util.List;
import java.util.stream.Stream;
import lockstep.base.error.UsageError;
import lockstep.policy.requirement.Handle;

/**
 * What a hotfix wants to leave out, and who is said to have approved that.
 *
 * @param approvers named by the operator, in any order; each has to have approved
 */
public record HotfixRequest(boolean skipStaging, boolean skipCanary, List<Handle> approvers) {

    public HotfixRequest {
        approvers = List.copyOf(approvers);
        if (approvers.stream().map(Handle::toString).map(String::toLowerCase).distinct().count() < approvers.size()) {
            throw new UsageError("one approver is named twice", "Name different people: --approver1, --approver2.");
        }
    }

    /** As the record calls them. */
    List<String> skipped() {
        return Stream.concat(
                Stream.of("staging").filter(stage -> skipStaging), Stream.of("canary").filter(stage -> skipCanary))
                .toList();
    }
}
