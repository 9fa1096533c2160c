package lockstep.record.audit;

/** A rule that what an intent rests on does not keep; one line of words. */
public record AuditBreach(AuditRule rule, String what) {}
