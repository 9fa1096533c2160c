package lockstep.policy.promotion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.PolicyRule;
import lockstep.base.release.Sha;
import lockstep.policy.change.AssessedChange;
import lockstep.policy.change.ChangeDecision;
import lockstep.policy.promotion.StagingEvidence.Judged;
import lockstep.record.history.GateRunFacts;
import lockstep.record.history.OpenIntent;

/** Decides promotions: facts in, a decision with <em>all</em> its reasons out. Pure. */
public final class PromotionJudge {

    private final PromotionFacts facts;
    private final PromotionPolicy policy;
    private final List<Reason> reasons = new ArrayList<>();
    private final List<Accepted> accepted = new ArrayList<>();

    private PromotionJudge(PromotionFacts facts, PromotionPolicy policy) {
        this.facts = facts;
        this.policy = policy;
    }

    public static PromotionDecision decide(PromotionFacts facts, PromotionPolicy policy) {
        return new PromotionJudge(facts, policy).decide();
    }

    /** The staging runs that it rests on now, whatever else is missing; of several services one of each. */
    public static List<GateRunFacts> restsOn(PromotionFacts facts, PromotionPolicy policy) {
        PromotionJudge judge = new PromotionJudge(facts, policy);
        List<StagingEvidence> all = facts.services().isEmpty()
                ? List.of(new StagingEvidence(facts, policy, Optional.empty()))
                : facts.services().stream().map(judge::evidence).toList();
        return all.stream().flatMap(evidence -> evidence.best().stream()).map(Judged::run).toList();
    }

    private PromotionDecision decide() {
        configuration();
        candidate();
        log();
        List<GateRunFacts> staging = skipsStaging() ? List.of() : staging();
        AssessedChange change = change();
        production();
        requirements();
        return reasons.isEmpty()
                ? new PromotionDecision.Allowed(staging, accepted, change)
                : new PromotionDecision.Refused(reasons);
    }

    /** The runs that this rests on, as far as there are any; what is wrong with them is among the reasons. */
    private List<GateRunFacts> staging() {
        if (!facts.services().isEmpty()) {
            return facts.services().stream().flatMap(service -> staging(service).stream()).toList();
        }
        StagingEvidence evidence = new StagingEvidence(facts, policy, Optional.empty());
        Optional<Judged> staging = evidence.best();
        if (staging.isEmpty()) {
            refuse(PolicyRule.STAGING_TESTED, "no staging run is recorded for " + facts.candidate(),
                    evidence.remedy());
        }
        staging.stream().flatMap(judged -> judged.faults().stream())
                .forEach(fault -> refuseUnless(facts.accepted(fault.rule()), fault));
        return staging.map(Judged::run).stream().toList();
    }

    /** One commit moves for all of them, so the gates of each must have passed on it. */
    private Optional<GateRunFacts> staging(ServiceFacts service) {
        StagingEvidence evidence = evidence(service);
        Optional<Judged> best = evidence.best();
        boolean counts = best.isPresent()
                && best.get().faults().stream().allMatch(fault -> facts.accepted(fault.rule()).isPresent());
        if (!counts) {
            refuse(PolicyRule.EVERY_SERVICE_GATED, service.name() + ": "
                            + (best.isEmpty() ? "no staging run is recorded for " : "no staging run counts for ")
                            + facts.candidate(),
                    evidence.remedy());
        }
        best.stream().flatMap(judged -> judged.faults().stream()).forEach(fault -> refuseUnless(
                facts.accepted(fault.rule()), fault.of(service.name())));
        return best.map(Judged::run);
    }

    private StagingEvidence evidence(ServiceFacts service) {
        return new StagingEvidence(
                facts.of(service), policy.requiring(service.requiredGates()), Optional.of(service.name()));
    }

    private boolean skipsStaging() {
        return facts.hotfix().filter(Hotfix::skipsStaging).isPresent();
    }

    /** A draft in somebody's working tree decides nothing, unless somebody answers for it by name. */
    private void configuration() {
        for (ConfigDifference difference : facts.configDifferences()) {
            refuseUnless(difference.acceptance(facts.configAccepted()), difference.reason());
        }
    }

    private void candidate() {
        Sha candidate = facts.candidate();
        String main = facts.branches().staging();
        String release = facts.branches().production();
        if (!facts.onMain() && facts.hotfix().isEmpty()) {
            refuse(PolicyRule.ON_MAIN, candidate + " is not on " + main,
                    "Merge it to " + main
                            + ", deploy that to staging, then run `promotion-gate --mode staging --record`.");
        }
        if (facts.release().equals(Optional.of(candidate))) {
            refuse(PolicyRule.SOMETHING_NEW, release + " is already at " + candidate,
                    "If production does not run it: `deploy --mode prod`.");
        } else if (!facts.known()) {
            refuse(PolicyRule.FAST_FORWARD, "this clone does not have " + candidate + ", so nobody can tell whether it"
                            + " descends from " + release,
                    "Name it by its version, or run `git fetch` for the branch that it is on, then try again; if it is"
                            + " on none, give the right SHA.");
        } else if (!facts.descendsFromRelease()) {
            refuse(PolicyRule.FAST_FORWARD, candidate + " does not descend from " + release,
                    "Promote a commit of " + main + " that contains what " + release
                            + " has; to go back, use `rollback-release`.");
        }
    }

    private void log() {
        facts.openIntent().ifPresent(open -> refuse(PolicyRule.ONE_AT_A_TIME,
                open.id() + " to " + open.target().abbreviated() + " is open since " + open.since() + ", begun by "
                        + open.operator(),
                "Finish it from any host: `" + open.id().finishedBy() + "`."));
        boolean explainedByIntent = facts.openIntent().isPresent()
                && facts.openIntent().map(OpenIntent::target).equals(facts.release());
        if (explainedByIntent || facts.release().equals(facts.logged())) {
            return;
        }
        String release = facts.branches().production();
        if (facts.logged().isEmpty()) {
            refuse(PolicyRule.LOG_ADOPTED,
                    release + " is at " + at(facts.release()) + ", but the release log has no entry for it",
                    "Record the starting point: `release-log adopt`.");
        } else {
            refuse(PolicyRule.RELEASE_EXPLAINED,
                    release + " is at " + at(facts.release()) + ", but the release log says "
                            + at(facts.logged()),
                    "Find out who moved it; `rollback-release` brings it back to a known-good commit.");
        }
    }

    private AssessedChange change() {
        AssessedChange change = AssessedChange.of(
                facts.declaration().orSurfacesOf(facts.changedPaths()), facts.changedPaths(), policy.changeRules());
        if (change.decision() instanceof ChangeDecision.Refused refused) {
            refused.faults().stream().map(ChangeReason::of).forEach(reasons::add);
        }
        return change;
    }

    /** Before the first promotion there is nothing that production could be held against. */
    private void production() {
        if (facts.release().isEmpty() || facts.openIntent().isPresent()) {
            return;
        }
        if (facts.services().isEmpty()) {
            production(facts.production(), "production", "environments.production.revision");
        }
        facts.services().forEach(service -> production(service.production(), "production of " + service.name(),
                "services." + service.name() + ".environments.production.revision"));
    }

    private void production(ProductionSeen seen, String production, String key) {
        switch (seen) {
            case ProductionSeen.RunsRelease runs -> { }
            case ProductionSeen.Drifted(String reported) -> refuseUnless(facts.driftAccepted(), new Reason(
                    PolicyRule.NO_DRIFT,
                    production + " runs " + reported + ", but " + facts.branches().production() + " is at "
                            + at(facts.release()),
                    "Run `deploy --mode prod`, or accept the drift: "
                            + "`--accept-drift REASON`; your name and reason are recorded."));
            case ProductionSeen.Unknown(String reason) when policy.requireRevision() ->
                refuseUnless(facts.unverifiedAccepted(), new Reason(
                        PolicyRule.PRODUCTION_VERIFIED,
                        "it is unknown which commit " + production + " runs: " + reason,
                        "Configure " + key + ", or accept it: `--accept-unverified REASON`; your "
                                + "name and reason are recorded."));
            case ProductionSeen.Unknown unknown -> { }
        }
    }

    private void requirements() {
        facts.requirements().stream().filter(one -> !one.holds()).map(Reason::of).forEach(reasons::add);
    }

    private void refuse(PolicyRule rule, String words, String remedy) {
        reasons.add(new Reason(rule, words, remedy));
    }

    private void refuseUnless(Optional<Acceptance> acceptance, Reason reason) {
        acceptance.ifPresentOrElse(by -> accepted.add(new Accepted(reason, by)), () -> reasons.add(reason));
    }

    private static String at(Optional<Sha> head) {
        return head.map(Sha::hex).orElse("nothing");
    }
}
