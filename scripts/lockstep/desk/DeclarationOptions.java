package lockstep.desk;

import java.util.Optional;
import lockstep.policy.Acceptance;
import lockstep.policy.ChangeDeclaration;
import lockstep.release.ChangeClass;
import lockstep.release.Operator;
import picocli.CommandLine.Option;

/** What an operator declares about a change, and what he answers for (scaling-upgrade-protocol.md). */
public final class DeclarationOptions {

    @Option(names = "--class", paramLabel = "A|B|C", defaultValue = "A",
            description = "The change's class: A safe, B policy or limits, C forbidden. Default: ${DEFAULT-VALUE}.")
    String changeClass = "A";

    @Option(names = "--canary", paramLabel = "TEXT", description = "Class B: the canary behind which it goes out.")
    Optional<String> canary = Optional.empty();

    @Option(names = "--flag", paramLabel = "NAME", description = "Class B: the flag behind which it goes out.")
    Optional<String> flag = Optional.empty();

    @Option(names = "--policy-diff", paramLabel = "WHERE", description = "Class B: where the difference of policy or limits can be read.")
    Optional<String> policyDiff = Optional.empty();

    @Option(names = "--rollback-plan", paramLabel = "TEXT",
            defaultValue = "rollback-release to the last known good commit",
            description = "How it is taken back. Default: ${DEFAULT-VALUE}.")
    String rollbackPlan = "";

    @Option(names = "--accept-unverified", paramLabel = "REASON",
            description = "Answer by name for a revision that cannot be verified; the record says so.")
    Optional<String> acceptUnverified = Optional.empty();

    @Option(names = "--accept-drift", paramLabel = "REASON",
            description = "Answer by name for production running something else than release; the record says so.")
    Optional<String> acceptDrift = Optional.empty();

    @Option(names = "--notes", paramLabel = "TEXT", defaultValue = "", description = "Short notes for the log.")
    String notes = "";

    ChangeDeclaration declaration() {
        return new ChangeDeclaration(
                ChangeClass.parse(changeClass), canary.map(text -> "canary: " + text).or(() -> flag.map(text -> "flag: " + text)),
                policyDiff, rollbackPlan);
    }

    Optional<Acceptance> unverified(Operator operator) {
        return acceptUnverified.map(reason -> new Acceptance(operator, reason));
    }

    Optional<Acceptance> drift(Operator operator) {
        return acceptDrift.map(reason -> new Acceptance(operator, reason));
    }
}
