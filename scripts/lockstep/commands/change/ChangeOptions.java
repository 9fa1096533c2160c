package lockstep.commands.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.ChangeDeclaration;
import picocli.CommandLine.Option;

/** What is declared of a change (docs/policy.md#change-declared). */
public final class ChangeOptions {

    @Option(names = "--class", paramLabel = "A|B|C", description = "The declared class. C is forbidden.")
    Optional<String> declared = Optional.empty();

    @Option(names = "--surfaces", paramLabel = "NAME", split = ",",
            description = "The surfaces that the change impacts.")
    List<String> surfaces = new ArrayList<>();

    @Option(names = "--rollback-plan", paramLabel = "TEXT", description = "How the change is rolled back.")
    Optional<String> rollbackPlan = Optional.empty();

    @Option(names = "--canary", paramLabel = "TEXT", description = "For class B: which segment gets it first.")
    Optional<String> canary = Optional.empty();

    @Option(names = "--flag", paramLabel = "NAME", description = "For class B: the flag or toggle behind which it is.")
    Optional<String> flag = Optional.empty();

    @Option(names = "--policy-diff", paramLabel = "TEXT",
            description = "For class B: what changes in policies and limits, or where that is written.")
    Optional<String> policyDiff = Optional.empty();

    /** Which of these were given, by their names. */
    public Map<String, Boolean> given() {
        return Map.of(
                "--class", declared.isPresent(), "--surfaces", !surfaces.isEmpty(),
                "--rollback-plan", rollbackPlan.isPresent(), "--canary", canary.isPresent(), "--flag", flag.isPresent(),
                "--policy-diff", policyDiff.isPresent());
    }

    /** Those that were given, as they are typed. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        declared.ifPresent(name -> words.addAll(List.of("--class", name)));
        if (!surfaces.isEmpty()) {
            words.addAll(List.of("--surfaces", String.join(",", surfaces)));
        }
        rollbackPlan.ifPresent(text -> words.addAll(List.of("--rollback-plan", text)));
        canary.ifPresent(text -> words.addAll(List.of("--canary", text)));
        flag.ifPresent(name -> words.addAll(List.of("--flag", name)));
        policyDiff.ifPresent(text -> words.addAll(List.of("--policy-diff", text)));
        return words;
    }

    public ChangeDeclaration declaration() {
        return ChangeDeclaration.typed(declared, surfaces, rollbackPlan, canary, flag, policyDiff);
    }

    /** With these where the option is not given; given and blank, nothing is declared. */
    public ChangeDeclaration declarationOr(ChangeClass usualClass, String usualPlan) {
        return ChangeDeclaration.typed(
                declared.or(() -> Optional.of(usualClass.name())), surfaces,
                rollbackPlan.or(() -> Optional.of(usualPlan)), canary, flag, policyDiff);
    }
}
