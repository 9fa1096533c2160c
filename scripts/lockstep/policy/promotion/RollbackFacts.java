package lockstep.policy.promotion;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.Branches;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.policy.requirement.Assessment;
import lockstep.record.history.KnownGood;
import lockstep.record.history.OpenIntent;

/**
 * All that a rollback is decided on.
 *
 * @param remote what git calls the remote here
 * @param target the commit to go back to; empty where none was named and the log knows none
 * @param release the head of {@code release}; empty where somebody deleted the branch
 * @param logged where the log says that {@code release} stands
 * @param knownGood the commits that the log shows to have been well in production
 * @param isOfOneMove whether the operator said which commit is left, or which it goes to
 * @param trigger why, in words; blank where the operator named nothing
 * @param approval who approved it
 * @param recorded what the approvals on the record come to, where these are needed and a name is not enough
 */
public record RollbackFacts(
        String remote,
        Branches branches,
        Optional<Sha> target,
        Optional<Sha> release,
        Optional<Sha> logged,
        List<KnownGood> knownGood,
        boolean isOfOneMove,
        String trigger,
        Optional<Operator> approval,
        Optional<List<Assessment>> recorded,
        Optional<OpenIntent> openIntent) {

    /** Where a name at the time is enough. */
    public RollbackFacts(
            String remote, Branches branches, Optional<Sha> target, Optional<Sha> release, Optional<Sha> logged,
            List<KnownGood> knownGood, String trigger, Optional<Operator> approval, Optional<OpenIntent> openIntent) {
        this(remote, branches, target, release, logged, knownGood, true, trigger, approval, Optional.empty(),
                openIntent);
    }

    public RollbackFacts {
        knownGood = List.copyOf(knownGood);
    }

    /** The rollback that brought {@code release} where it stands, and after which production was healthy. */
    public Optional<ReleaseId> wentBack() {
        return knownGood.stream()
                .filter(good -> release.equals(Optional.of(good.sha())))
                .flatMap(good -> good.release().stream())
                .filter(id -> id.kind() == ReleaseId.Kind.ROLLBACK)
                .findFirst();
    }
}
