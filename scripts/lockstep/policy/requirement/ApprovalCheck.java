package lockstep.policy.requirement;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import lockstep.base.release.Clocks;
import lockstep.base.text.Durations;

/** Why one approval does not count. */
record ApprovalCheck(Approved requirement, PipelineFacts facts) {

    /** @param counted whose approvals count already */
    Optional<Assessment> fault(Approval approval, Set<String> counted) {
        return signature(approval)
                .or(() -> approver(approval))
                .or(() -> spent(approval))
                .or(() -> current(approval))
                .or(() -> new Person(approval.approver()).isAnyOf(counted)
                        ? fault("approvers-distinct", approval.approver() + " approved more than once")
                        : Optional.empty());
    }

    private Optional<Assessment> signature(Approval approval) {
        String who = "the approval of " + approval.approver();
        return switch (approval.signature()) {
            case VALID -> Optional.empty();
            case CLAIMED -> requirement.signed() ? fault("approval-signed", who + " is not signed") : Optional.empty();
            case MISSING -> fault("approval-signed", who + " is not signed");
            case INVALID -> fault("approval-signed", who + " bears a signature that does not count");
        };
    }

    private Optional<Assessment> approver(Approval approval) {
        String approver = approval.approver();
        if (!requirement.members().contains(approver)) {
            return fault("approver-role", approver + " does not have the role " + requirement.role()
                    + " on " + facts.branches().production());
        }
        if (isRequester(approver)) {
            return fault("approver-not-requester", approver + " asked for the move");
        }
        return isAuthor(approver)
                ? fault("approver-not-author", approver + " wrote a part of the change")
                : Optional.empty();
    }

    boolean isRequester(String principal) {
        return new Person(principal).isAnyOf(facts.requesters());
    }

    boolean isAuthor(String principal) {
        return new Person(principal).isAnyOf(facts.authors());
    }

    private Optional<Assessment> spent(Approval approval) {
        String who = "the approval of " + approval.approver();
        if (approval.revoked()) {
            return fault("approval-not-revoked", who + " was revoked");
        }
        if (approval.consumedBy().isPresent()) {
            return fault("approval-once", who + " was used by " + approval.consumedBy().get());
        }
        if (!requirement.endOf(approval).isAfter(facts.now())) {
            return fault("approval-fresh", who + " expired at " + requirement.endOf(approval));
        }
        return approval.approvedAt().isAfter(facts.now().plus(Clocks.SKEW))
                ? Optional.of(Assessment.fail("approval-fresh", who + " is dated "
                        + Durations.human(Duration.between(facts.now(), approval.approvedAt())) + " in the future",
                        "Set the clock of the host that it was given on, or of this one; then ask for a new approval."))
                : Optional.empty();
    }

    private Optional<Assessment> current(Approval approval) {
        String who = "the approval of " + approval.approver();
        if (!approval.role().equals(requirement.role())) {
            return fault("approver-role",
                    who + " is given as " + approval.role() + ", not as " + requirement.role());
        }
        if (!approval.from().equals(facts.from())) {
            return fault("approval-current", who + " is for another head of " + facts.branches().production());
        }
        if (!approval.policyDigest().equals(facts.policyDigest())) {
            return fault("approval-current", who + " was given under another configuration");
        }
        if (approval.superseded().isPresent()) {
            return fault("approval-current", who + " was given before " + approval.superseded().get());
        }
        if (requirement.sayStagingSkipped() && !approval.skipsStaging()) {
            return skipped(who + " does not say that staging is skipped");
        }
        return requirement.sayCanarySkipped() && !approval.skipsCanary()
                ? skipped(who + " does not say that the canary is skipped")
                : Optional.empty();
    }

    private Optional<Assessment> skipped(String words) {
        return Optional.of(Assessment.fail("hotfix-approvals", words, "Ask for a new approval that says so: "
                + "`approve-release " + facts.candidate() + " --action hotfix"
                + (requirement.sayStagingSkipped() ? " --skip-staging" : "")
                + (requirement.sayCanarySkipped() ? " --skip-canary" : "") + "`."));
    }

    private static Optional<Assessment> fault(String rule, String words) {
        return Optional.of(Assessment.fail(rule, words, "Ask for a new approval, from somebody who may give it."));
    }
}
