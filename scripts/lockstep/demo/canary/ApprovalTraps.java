package lockstep.demo.canary;

import static lockstep.demo.canary.RecordGround.APPROVER;
import static lockstep.demo.canary.RecordGround.CANDIDATE;
import static lockstep.demo.canary.RecordGround.NOW;
import static lockstep.demo.canary.RecordGround.POLICY;
import static lockstep.demo.canary.RecordGround.RELEASE;
import static lockstep.demo.canary.RecordGround.ROLE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Approval;
import lockstep.policy.requirement.Approval.Signature;
import lockstep.policy.requirement.Approved;

/** What can be wrong with an approval. */
final class ApprovalTraps {

    private static final Approved ONE = approved(1, false);
    private static final Approved TWO = approved(2, false);

    private ApprovalTraps() {}

    private static Approved approved(int count, boolean sayStagingSkipped) {
        return new Approved(ROLE, Set.of(APPROVER, "omar@example.org"), count, Duration.ofHours(4), true,
                sayStagingSkipped);
    }

    static List<RecordTrap> all() {
        return List.of(
                trap("not-approved", "approvals", "nobody approved it", new RecordGround().approved()),
                trap("other-commit-approved", "approvals", "the approval is of another commit",
                        with(given().to(RELEASE))),
                trap("other-action-approved", "approvals", "the approval is of another move",
                        with(given().action(Action.ROLLBACK))),
                trap("release-moved", "approval-current", "release moved since it was approved",
                        with(given().from(CANDIDATE))),
                trap("policy-changed", "approval-current", "the configuration changed since it was approved",
                        with(given().policy("d".repeat(64)))),
                trap("evidence-changed", "approval-current", "a fact was recorded again since it was approved",
                        with(given().superseded("fact e2e was recorded again"))),
                trap("approval-expired", "approval-fresh", "the approval is too old",
                        with(given().at(NOW.minus(Duration.ofDays(1))))),
                trap("approval-from-the-future", "approval-fresh", "the approval is dated in the future",
                        with(given().at(NOW.plus(Duration.ofHours(1))))),
                trap("approval-revoked", "approval-not-revoked", "the approver took it back",
                        with(given().revoked())),
                trap("approval-used", "approval-once", "another move used it up",
                        with(given().consumedBy("20260121-1000-rc1"))),
                trap("approval-unsigned", "approval-signed", "nobody signed the approval",
                        with(given().signature(Signature.MISSING))),
                trap("approval-forged", "approval-signed", "another key, or one of another namespace, signed it",
                        with(given().signature(Signature.INVALID))),
                trap("approval-claimed", "approval-signed", "the approval is a name and no signature",
                        with(given().signature(Signature.CLAIMED))),
                trap("approved-by-author", "approver-not-author", "an author approved the change",
                        with(given()).writtenBy(APPROVER)),
                trap("approved-by-requester", "approver-not-requester", "who asked for it approved it",
                        with(given()).askedFor(APPROVER)),
                trap("appointed-by-candidate", "approver-role", "only the candidate gives the approver the role",
                        with(given().by("mallory@example.org"))),
                trap("other-role", "approver-role", "the approval was given in another role",
                        with(given().role("WATCHER"))),
                new RecordTrap("two-keys", "approvers-distinct", Verdict.FAIL, "one person approved with two keys", TWO,
                        new RecordGround().approved(given().approval(), given().digest("3").approval())),
                new RecordTrap("one-approval-too-few", "approvals", Verdict.FAIL, "one of two approved", TWO,
                        with(given())));
    }

    /** What approves a hotfix has to say what it leaves out. */
    static RecordTrap silentOnStaging() {
        return new RecordTrap("silent-on-staging", "hotfix-approvals", Verdict.FAIL,
                "an approval of a hotfix does not say that staging is skipped", approved(1, true), with(given()));
    }

    private static RecordTrap trap(String name, String rule, String description, RecordGround ground) {
        return new RecordTrap(name, rule, Verdict.FAIL, description, ONE, ground);
    }

    private static RecordGround with(Given given) {
        return new RecordGround().approved(given.approval());
    }

    private static Given given() {
        return new Given();
    }

    /** An approval that counts, to be changed in one thing. */
    private static final class Given {

        private String digit = "1";
        private String role = ROLE;
        private Action action = Action.CANARY;
        private Sha from = RELEASE;
        private Sha to = CANDIDATE;
        private String by = APPROVER;
        private Signature signature = Signature.VALID;
        private String policy = POLICY;
        private Instant at = NOW.minusSeconds(600);
        private boolean isRevoked;
        private Optional<String> used = Optional.empty();
        private Optional<String> newer = Optional.empty();

        Approval approval() {
            return new Approval(digit.repeat(64), role, action, Optional.of(from), to, by, signature, policy, at,
                    at.plus(Duration.ofHours(4)), false, false, isRevoked, used, newer);
        }

        Given digest(String other) {
            digit = other;
            return this;
        }

        Given role(String other) {
            role = other;
            return this;
        }

        Given action(Action other) {
            action = other;
            return this;
        }

        Given from(Sha other) {
            from = other;
            return this;
        }

        Given to(Sha other) {
            to = other;
            return this;
        }

        Given by(String other) {
            by = other;
            return this;
        }

        Given signature(Signature other) {
            signature = other;
            return this;
        }

        Given policy(String other) {
            policy = other;
            return this;
        }

        Given at(Instant other) {
            at = other;
            return this;
        }

        Given revoked() {
            isRevoked = true;
            return this;
        }

        Given consumedBy(String other) {
            used = Optional.of(other);
            return this;
        }

        Given superseded(String other) {
            newer = Optional.of(other);
            return this;
        }
    }
}
