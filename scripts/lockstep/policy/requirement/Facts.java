package lockstep.policy.requirement;

import java.util.Optional;
import lockstep.record.facts.CiFact;
import lockstep.record.facts.Trust;

/** Whether a fact is worth enough. */
final class Facts {

    private Facts() {}

    static Optional<Assessment> trusted(CiFact fact, Trust demanded) {
        return fact.trust().isAtLeast(demanded)
                ? fact.finding().gap().map(gap -> Assessment.undecided("fact-bound", fact.name() + ": " + gap,
                        "Record the whole report."))
                : Optional.of(Assessment.fail("fact-trust", fact.name() + " is " + fact.trust().word() + ", "
                        + demanded.word() + " is required", "Record it from its source, or have CI sign it."));
    }
}
