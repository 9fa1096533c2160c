package lockstep.record.approval;

import java.time.Instant;
import lockstep.base.release.Sha;

/**
 * What a person says of a move of a commit: asks for it, approves it, or takes an approval back. An in-toto statement,
 * signed by that person in the namespace of approvals, or by nobody: then the name in it is a claim.
 */
public sealed interface PersonalStatement permits MoveRequest, MoveApproval, ApprovalRevocation {

    /** What it is about: the commit that is to move. */
    Sha commit();

    /** Who says so: a principal of the allowed signers where it is signed, a claim where it is not. */
    String by();

    Instant at();

    String predicateType();

    /** The same, said by somebody else. */
    PersonalStatement saidBy(String principal);
}
