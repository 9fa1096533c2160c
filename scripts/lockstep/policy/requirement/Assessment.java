package lockstep.policy.requirement;

import java.time.Instant;
import java.util.Optional;
import lockstep.base.error.Ground;
import lockstep.base.release.PolicyLink;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.Verdict;

/**
 * What a requirement says of a commit.
 *
 * @param rule the rule's id in the release policy
 * @param words what was found; a sanitised line
 * @param remedy what to do; empty where nothing is
 * @param holdsAt when it will hold if nothing else happens, where time alone does it
 */
public record Assessment(String rule, Verdict verdict, String words, String remedy, Optional<Instant> holdsAt) {

    public Assessment {
        words = Sanitiser.line(words);
        remedy = Sanitiser.line(remedy);
    }

    static Assessment pass(String rule, String words) {
        return new Assessment(rule, Verdict.PASS, words, "", Optional.empty());
    }

    public static Assessment fail(String rule, String words, String remedy) {
        return new Assessment(rule, Verdict.FAIL, words, remedy, Optional.empty());
    }

    static Assessment undecided(String rule, String words, String remedy) {
        return new Assessment(rule, Verdict.INCONCLUSIVE, words, remedy, Optional.empty());
    }

    Assessment at(Instant when) {
        return new Assessment(rule, verdict, words, remedy, Optional.of(when));
    }

    /** The same of one of several services. */
    Assessment about(String service) {
        return new Assessment(rule, verdict, service + ": " + words, remedy, holdsAt);
    }

    /** The same with another remedy. */
    public Assessment remediedBy(String other) {
        return new Assessment(rule, verdict, words, other, holdsAt);
    }

    public boolean holds() {
        return verdict == Verdict.PASS;
    }

    public Ground ground() {
        return link().ground(words, remedy);
    }

    public PolicyLink link() {
        return new PolicyLink(rule);
    }
}
