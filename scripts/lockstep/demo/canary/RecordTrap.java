package lockstep.demo.canary;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.gates.gate.Verdict;
import lockstep.policy.requirement.Assessment;
import lockstep.policy.requirement.Requirement;

/**
 * What can be wrong with what is recorded before a canary or a promotion: one thing of a record that is in order
 * without it.
 *
 * @param rule that catches it
 * @param ground the record, with that one thing
 * @param otherwise what the record would be held to if the one thing is not in the record
 */
record RecordTrap(
        String name, String rule, Verdict wanted, String description, Requirement requirement, RecordGround ground,
        Requirement otherwise) {

    RecordTrap(
            String name, String rule, Verdict wanted, String description, Requirement requirement,
            RecordGround ground) {
        this(name, rule, wanted, description, requirement, ground, requirement);
    }

    /** Every one of them, after the record that nothing is wrong with. */
    static List<Caught> runAll() {
        return Stream.concat(
                Stream.of(untouched()),
                Stream.of(ApprovalTraps.all(), FactTraps.all(), StageTraps.all())
                        .flatMap(List::stream)
                        .map(RecordTrap::run)).toList();
    }

    /** What refuses this would refuse anything. */
    private static Caught untouched() {
        List<Assessment> said = Stream.of(ApprovalTraps.all(), FactTraps.all(), StageTraps.all())
                .flatMap(List::stream)
                .map(RecordTrap::otherwise)
                .distinct()
                .flatMap(one -> one.assess(new RecordGround().facts()).stream())
                .toList();
        Optional<Assessment> refused = said.stream().filter(one -> !one.holds()).findFirst();
        return new Caught("untouched", "a record that lacks nothing has to pass every requirement",
                List.of(Verdict.PASS.word()), refused.map(Assessment::verdict).orElse(Verdict.PASS).word(),
                refused.map(Assessment::words).orElse(said.size() + " of " + said.size() + " hold"),
                refused.isEmpty());
    }

    /** Caught where the rule says what it should, and would not without the one thing. */
    Caught run() {
        List<Assessment> said = requirement.assess(ground.facts());
        Optional<Assessment> telling = said.stream()
                .filter(one -> one.rule().equals(rule))
                .filter(one -> one.verdict() == wanted)
                .findFirst();
        boolean passesOtherwise = otherwise.assess(new RecordGround().facts()).stream().allMatch(Assessment::holds);
        Assessment first = telling.orElse(said.getFirst());
        return new Caught(
                name, description, List.of(wanted.word()), first.verdict().word(), first.words(),
                telling.isPresent() && passesOtherwise);
    }
}
