package lockstep.tui.adapter;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.release.Sha;
import lockstep.policy.change.ChangeAssessment;
import lockstep.policy.change.ChangeDecision;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.ChangeRange;
import lockstep.tui.api.ClassByPaths;

/** The class that a candidate's paths demand, as {@code change-class} tells it from what is live to the candidate. */
record Classes(ReleaseSite site) {

    /** Nothing but its class can be wrong with it, and A is the lowest: the first reason is what is demanded beyond. */
    private static final ChangeDeclaration HARMLESS = new ChangeDeclaration(
            Optional.of(ChangeClass.A), List.of("any"), Optional.of("any"), Optional.empty(), Optional.empty(),
            Optional.empty());

    Optional<ClassByPaths> of(Optional<Sha> live, Sha candidate) {
        if (live.isEmpty() || site.config().policy().changeRules().rules().isEmpty()) {
            return Optional.empty();
        }
        ChangeRange range = ChangeRange.find(
                site.repository(), live, Optional.of(candidate), site.remoteDeadline());
        ChangeDecision decision =
                ChangeAssessment.decide(HARMLESS, range.paths(), site.config().policy().changeRules());
        String why = switch (decision) {
            case ChangeDecision.Allowed allowed -> "";
            case ChangeDecision.Refused refused -> refused.reasons().getFirst();
        };
        return Optional.of(new ClassByPaths(decision.demanded(), why));
    }
}
