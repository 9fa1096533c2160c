package lockstep.policy.promotion;

import lockstep.base.error.Ground;
import lockstep.base.release.PolicyRule;
import lockstep.base.release.ServiceName;
import lockstep.base.text.Sanitiser;
import lockstep.policy.requirement.Assessment;

/** Why something is refused: the rule, what breaks it, and what to do. Both texts are sanitised lines. */
public record Reason(PolicyRule rule, String words, String remedy) {

    public Reason {
        words = Sanitiser.line(words);
        remedy = Sanitiser.line(remedy);
    }

    /** @param assessment of a requirement that does not hold */
    static Reason of(Assessment assessment) {
        return new Reason(PolicyRule.of(assessment.rule()), assessment.words(), assessment.remedy());
    }

    /** The same of one of several services. */
    Reason of(ServiceName service) {
        return new Reason(rule, service + ": " + words, remedy);
    }

    /** On one line, with where the rule is explained. */
    public String line() {
        return ground().line();
    }

    public Ground ground() {
        return rule.link().ground(words, remedy);
    }
}
