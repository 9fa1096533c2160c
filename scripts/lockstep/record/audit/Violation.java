package lockstep.record.audit;

import lockstep.base.text.Sanitiser;

/** Something that does not hold: which rule, where, what. Both texts are sanitised lines. */
public record Violation(AuditRule rule, String where, String what) {

    private static final int LONGEST = 300;

    public Violation {
        where = Sanitiser.line(where, LONGEST);
        what = Sanitiser.line(what, LONGEST);
    }

    /** On one line, with where the rule comes from. */
    public String line() {
        return rule.id() + ": " + where + ": " + what + " [" + rule.source() + "]";
    }
}
