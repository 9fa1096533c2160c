package lockstep.policy.promotion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.base.release.PolicyRule;
import lockstep.base.release.ReleaseId;
import lockstep.base.text.ShellWord;
import lockstep.policy.requirement.Assessment;
import lockstep.record.history.KnownGood;

/**
 * Decides rollbacks: facts in, a decision with <em>all</em> its reasons out. Pure.
 *
 * <p>Where somebody moved {@code release} by hand to a good commit, staying there is a rollback as well: the one that
 * explains where it stands.
 */
public final class RollbackJudge {

    private RollbackJudge() {}

    public static RollbackDecision decide(RollbackFacts facts) {
        List<Reason> reasons = new ArrayList<>();
        Optional<KnownGood> good = facts.knownGood().stream()
                .filter(known -> facts.target().filter(known.sha()::equals).isPresent())
                .findFirst();
        if (good.isEmpty()) {
            reasons.add(new Reason(PolicyRule.KNOWN_GOOD,
                    facts.target().map(target -> "the log does not show that " + target + " was healthy in production")
                            .orElse("the log knows no good commit to go back to"),
                    choices(facts)));
        }
        boolean explained = isExplained(facts);
        boolean stays = facts.target().isPresent() && facts.release().equals(facts.target());
        if (explained && stays) {
            reasons.add(new Reason(PolicyRule.DIFFERENT_SHA,
                    facts.branches().production() + " is already at " + facts.target().orElseThrow(),
                    "If production does not run it: `deploy --mode prod`. Otherwise choose an earlier known-good "
                            + "commit."));
        }
        if (explained && !stays && !facts.isOfOneMove()) {
            facts.wentBack().ifPresent(id -> reasons.add(wentBack(facts, id)));
        }
        if (facts.trigger().isBlank()) {
            reasons.add(new Reason(PolicyRule.TRIGGER_NAMED, "no trigger is named",
                    "Name the trigger, for instance: `--trigger '" + RollbackTrigger.SERVER_ERRORS.words() + "'`."));
        }
        facts.recorded().stream().flatMap(List::stream)
                .filter(one -> !one.holds())
                .map(RollbackJudge::missing)
                .forEach(reasons::add);
        if (facts.recorded().isEmpty() && facts.approval().isEmpty()) {
            reasons.add(new Reason(PolicyRule.APPROVED,
                    "nobody approved the forced move of " + facts.branches().production(),
                    "Give `--approve NAME`, or run it in a terminal and type the first seven digits of the target."));
        }
        facts.openIntent().ifPresent(open -> reasons.add(new Reason(PolicyRule.ONE_AT_A_TIME,
                open.id() + " to " + open.target().abbreviated() + " is open since " + open.since() + ", begun by "
                        + open.operator(),
                "Finish it from any host: `" + open.id().finishedBy() + "`, or `" + open.id().finishedBy()
                        + " --give-up`; then roll back.")));
        return reasons.isEmpty()
                ? new RollbackDecision.Allowed(good.orElseThrow())
                : new RollbackDecision.Refused(reasons);
    }

    /** Two people who press the same button are not to take production back by two releases. */
    private static Reason wentBack(RollbackFacts facts, ReleaseId id) {
        String production = facts.branches().production();
        String head = facts.release().orElseThrow().abbreviated();
        return new Reason(PolicyRule.ONE_STEP_BACK,
                id + " already took " + production + " back to " + head + ", and production was healthy there"
                        + facts.target().map(target -> "; this would go back once more, to " + target.abbreviated())
                                .orElse(""),
                "If " + head + " is unhealthy too, say which commit is left, with --from "
                        + facts.release().orElseThrow() + ", or which it goes to, with --to SHA.");
    }

    private static Reason missing(Assessment one) {
        return one.rule().equals("approvals")
                ? new Reason(PolicyRule.ROLLBACK_APPROVALS, one.words(), one.remedy())
                : Reason.of(one);
    }

    private static boolean isExplained(RollbackFacts facts) {
        return facts.logged().isEmpty() || facts.logged().equals(facts.release());
    }

    /** A promotion waits until the branch is where the log says, and no rollback can bring it there. */
    private static String backByHand(RollbackFacts facts) {
        String production = facts.branches().production();
        return "No commit is known to have been good. Push " + production + " back to where the release log says, then"
                + " promote: `git push "
                + facts.release().map(now -> "--force-with-lease=" + ShellWord.quoted(production + ":" + now) + " ")
                        .orElse("")
                + ShellWord.quoted(facts.remote()) + " "
                + ShellWord.quoted(facts.logged().orElseThrow() + ":refs/heads/" + production) + "`.";
    }

    private static String choices(RollbackFacts facts) {
        List<String> known = facts.knownGood().stream().limit(3).map(good -> good.sha().hex()).toList();
        if (known.isEmpty() && !isExplained(facts)) {
            return backByHand(facts);
        }
        return known.isEmpty() || facts.target().isEmpty()
                ? "No other commit is known to have been good; promote a fix instead, or see `release-log list`."
                : "Choose a known-good commit (newest first): "
                        + known.stream().map(sha -> "`rollback-release --to " + sha + "`")
                                .collect(Collectors.joining(", "))
                        + ".";
    }
}
