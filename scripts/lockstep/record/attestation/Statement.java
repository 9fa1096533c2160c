package lockstep.record.attestation;

import lockstep.base.release.Sha;

/** An in-toto statement (v1) about one git commit. */
public sealed interface Statement permits TestStatement, DecisionStatement, OutcomeStatement {

    String predicateType();

    /** What it is about: the digest {@code gitCommit} of its subject. */
    Sha commit();
}
