package lockstep.commands.move;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.release.CommitName;
import lockstep.base.release.Operator;
import lockstep.base.text.ShellWord;
import lockstep.commands.change.ChangeOptions;
import lockstep.commands.config.AcceptConfigOptions;
import lockstep.policy.promotion.Acceptance;
import lockstep.release.workflow.PromotionRequest;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What an operator declares of a promotion: the change, what they accept, and notes. */
public final class DeclarationOptions {

    @Mixin
    ChangeOptions change = new ChangeOptions();

    @Option(names = "--accept-unverified", paramLabel = "REASON",
            description = "Accept a revision that cannot be verified; your name and reason are recorded.")
    Optional<String> acceptUnverified = Optional.empty();

    @Option(names = "--accept-drift", paramLabel = "REASON",
            description = "Accept that production does not run release; your name and reason are recorded.")
    Optional<String> acceptDrift = Optional.empty();

    @Mixin
    public AcceptConfigOptions config = new AcceptConfigOptions();

    @Option(names = "--notes", paramLabel = "TEXT", defaultValue = "", description = "Short notes for the log.")
    public String notes = "";

    /** Which of these were given, by their names: what was begun was declared when it began. */
    public Map<String, Boolean> given() {
        Map<String, Boolean> given = new TreeMap<>(givenOfChange());
        given.put("--accept-unverified", acceptUnverified.isPresent());
        given.put("--accept-drift", acceptDrift.isPresent());
        given.put(AcceptConfigOptions.NAME, config.isGiven());
        return given;
    }

    /** Those of them that say what the change is; not what its operator accepts. */
    public Map<String, Boolean> givenOfChange() {
        Map<String, Boolean> given = new TreeMap<>(change.given());
        given.put("--notes", !notes.isEmpty());
        return given;
    }

    /** Those that were given, as they are typed into a shell: each after a space. */
    public String typed() {
        List<String> words = new ArrayList<>(change.words());
        acceptUnverified.ifPresent(reason -> words.addAll(List.of("--accept-unverified", reason)));
        acceptDrift.ifPresent(reason -> words.addAll(List.of("--accept-drift", reason)));
        config.accepted.forEach(one -> words.addAll(List.of(AcceptConfigOptions.NAME, one)));
        if (!notes.isEmpty()) {
            words.addAll(List.of("--notes", notes));
        }
        return ShellWord.each(words);
    }

    /** Class A and the usual plan, where nothing else is declared. */
    public ChangeDeclaration declaration() {
        return change.declarationOr(ChangeClass.A, ChangeDeclaration.USUAL_PLAN);
    }

    public Optional<Acceptance> unverified(Operator operator) {
        return acceptUnverified.map(reason -> new Acceptance(operator, reason));
    }

    public Optional<Acceptance> drift(Operator operator) {
        return acceptDrift.map(reason -> new Acceptance(operator, reason));
    }

    /** What is wished of a commit; without one, of the newest. */
    public PromotionRequest request(Optional<CommitName> candidate, Operator operator) {
        return new PromotionRequest(
                candidate, declaration(), unverified(operator), drift(operator), config.accepted(operator), notes);
    }
}
