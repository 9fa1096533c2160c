package lockstep.record.facts;

import lockstep.base.error.UsageError;
import lockstep.base.text.Sanitiser;

/** What the policy calls a fact: build, unit, e2e, load, scan. */
public record FactName(String word) {

    public FactName {
        if (!word.matches("[a-z][a-z0-9_.-]{0,39}")) {
            throw new UsageError("\"" + Sanitiser.line(word, 60) + "\" is not a name for a fact",
                    "Use lower-case letters, digits, '-', '_' and '.', at most 40, a letter first: unit, e2e, load.");
        }
    }

    @Override
    public String toString() {
        return word;
    }
}
