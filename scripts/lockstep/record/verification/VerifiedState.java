package lockstep.record.verification;

import java.time.Instant;
import lockstep.record.audit.AuditState;

/**
 * What is known after an audit that found nothing, but for what it knows of each release and each commit.
 *
 * @param visitedAt when that was
 * @param chain where the chain of checkpoints stood
 */
record VerifiedState(
        Instant visitedAt, AuditState audit, CheckpointAudit.CheckpointState chain, SignatureTrust.TrustState trust) {}
