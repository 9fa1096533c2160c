package lockstep.release.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.base.release.Operator;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.Verdict;
import lockstep.policy.requirement.CanaryResult;
import lockstep.policy.requirement.Person;
import lockstep.record.canary.CanaryAcceptance;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryView;
import lockstep.release.site.ReleaseSite;
import lockstep.settings.GovernedConfig;
import lockstep.settings.pipeline.CanarySettings;
import lockstep.settings.pipeline.PipelineSettings;

/**
 * How the last canary of a commit ended, judged again from its recorded integers, by the terms that are configured.
 * What a statement says of it is held by the audit of the journal, which comes before every promotion.
 *
 * @param service of which of several services; empty where there is one
 * @param keys whose signature counts on an acceptance
 * @param inForce whose members of a role may accept
 * @param barred who wrote the change or asked for its canary, and may not; nor may who ran it. Empty where that was
 *     looked at elsewhere, as it was when the acceptance was recorded
 * @param bindsFailures whether a failure beside an end that is none counts for good: where it is decided now
 */
record RecordedCanaries(
        ReleaseSite site, Optional<ServiceName> service, ApproverKeys keys, GovernedConfig inForce,
        Optional<Set<String>> barred, boolean bindsFailures) {

    /** Of the only service, or of each of several that has a canary. */
    static List<Optional<ServiceName>> services(ReleaseSite site) {
        return site.config().services().isEmpty()
                ? List.of(Optional.empty())
                : site.config().pipeline().canaries().stream().map(CanarySettings::service).toList();
    }

    /**
     * @param version by which the commit is to move; empty where it is by its SHA
     * @param production which it is to replace; empty before the first promotion
     */
    Optional<CanaryResult> last(
            Optional<Sha> tip, Sha commit, Optional<Version> version, Optional<Sha> production) {
        CanaryArchive archive = new CanaryArchive(site.repository(), tip);
        return archive.last(commit, service)
                .filter(newest -> newest.isJudged() || isHeldToAll(newest))
                .or(() -> archive.lastEnded(commit, service))
                .map(canary -> result(tip.orElseThrow(), commit, version, canary)
                        .besides(otherBaseline(canary, production)).of(service));
    }

    /** Records that do not say how they were counted are older than some of the rules: those are not held to them. */
    private static boolean isHeldToAll(CanaryView canary) {
        return canary.intent().flatMap(CanaryIntent::metrics).isPresent();
    }

    private CanaryResult result(Sha tip, Sha commit, Optional<Version> version, CanaryView canary) {
        if (canary.end().isEmpty()) {
            return CanaryResult.unfinished(canary.id().toString(), commit, site.clock().instant(), canary.isOpen()
                    ? "of this commit is open without a verdict"
                    : "of this commit has no end on record that can be read");
        }
        CanaryEnd end = canary.end().get();
        boolean begunSo = canary.intent()
                .filter(intent -> intent.commit().equals(end.commit()) && intent.terms().equals(end.terms())
                        && intent.service().equals(end.service()))
                .isPresent();
        boolean countedSo = end.id().equals(canary.id()) && end.fault().isEmpty() && hadItsWeight(canary, end)
                && !(isHeldToAll(canary) && end.hidesHarm());
        String acceptedBy = acceptedBy(tip, canary);
        return new CanaryResult(
                canary.id().toString(), end.commit(), end.verdict(), begunSo && countedSo, isAsConfigured(canary),
                end.endedAt(), acceptedBy, abortedBy(canary, end, acceptedBy), Optional.empty(),
                otherVersion(canary, version));
    }

    /** Its pass says that the commit is harmless beside what production ran then, which may be the commit by now. */
    private Optional<String> otherBaseline(CanaryView canary, Optional<Sha> production) {
        return canary.intent()
                .filter(intent -> isHeldToAll(canary) && !intent.from().equals(production)
                        && !production.equals(Optional.of(intent.commit())))
                .map(intent -> site.branchesInWords().production() + " at " + shown(intent.from())
                        + ", which is at " + shown(production) + " now");
    }

    private static String shown(Optional<Sha> commit) {
        return commit.map(Sha::abbreviated).orElse("nothing");
    }

    private static Optional<String> otherVersion(CanaryView canary, Optional<Version> version) {
        return canary.intent().filter(intent -> isHeldToAll(canary)).flatMap(CanaryIntent::version)
                .filter(of -> version.filter(wanted -> !wanted.name().equals(of)).isPresent())
                .map(Sanitiser::line);
    }

    /** A pass is one at the last of its weights. */
    private static boolean hadItsWeight(CanaryView canary, CanaryEnd end) {
        return end.verdict() != Verdict.PASS || canary.intent()
                .filter(intent -> !end.intervals().isEmpty() && intent.steps().getLast()
                        == Math.round(end.intervals().getLast().weight() * 100))
                .isPresent();
    }

    /**
     * Who took off, or meant to, what had kept its weight. Whoever does that past its {@code abort_by} only tidies up,
     * and one that is accepted counts from then on; but what failed has failed, whenever that was recorded.
     */
    private Optional<String> abortedBy(CanaryView canary, CanaryEnd end, String acceptedBy) {
        Optional<String> failed = bindsFailures
                ? canary.failedBesideItsEnd().map(who -> Sanitiser.line(who, 200))
                : Optional.empty();
        return failed.or(() -> abortedInTime(canary, end, acceptedBy));
    }

    private Optional<String> abortedInTime(CanaryView canary, CanaryEnd end, String acceptedBy) {
        if (end.stage().isOff()) {
            return Optional.empty();
        }
        boolean isAccepted = end.verdict() == Verdict.INCONCLUSIVE && !acceptedBy.isEmpty();
        Instant decided = isAccepted
                ? canary.acceptance().map(CanaryAcceptance::at).orElse(Instant.MIN)
                : Instant.MIN;
        return canary.aborts().reversed().stream()
                .filter(state -> state.at().isAfter(decided))
                .filter(state -> canary.intent().filter(intent -> state.at().isBefore(intent.abortBy())).isPresent())
                .findFirst()
                .map(state -> Sanitiser.line(state.operator() + " at " + state.at(), 200));
    }

    private PipelineSettings pipeline() {
        PipelineSettings pipeline = site.config().pipeline();
        return service.map(pipeline::of).orElse(pipeline);
    }

    private boolean isAsConfigured(CanaryView canary) {
        return pipeline().canary()
                .filter(settings -> canary.intent()
                        .filter(intent -> settings.terms()
                                .map(terms -> terms.by(intent.terms().method()))
                                .equals(Optional.of(intent.terms()))
                                && settings.percents().equals(intent.steps()) && isCountedSo(intent))
                        .isPresent())
                .isPresent();
    }

    private boolean isCountedSo(CanaryIntent intent) {
        return intent.metrics().filter(digest -> !digest.equals(pipeline().countedBy())).isEmpty();
    }

    private boolean isBarred(String by, CanaryView canary) {
        List<String> runner = canary.intent().map(CanaryIntent::operator).map(Operator::name).stream().toList();
        return barred.filter(people -> new Person(by).isAnyOf(people) || new Person(by).isAnyOf(runner)).isPresent();
    }

    private String acceptedBy(Sha tip, CanaryView canary) {
        Set<String> roles = pipeline().rolesOfCanary(
                canary.intent().flatMap(CanaryIntent::hotfix).isPresent());
        return SignedAcceptance.of(site, tip, canary, keys, site.clock().instant())
                .filter(by -> roles.isEmpty()
                        || roles.stream().anyMatch(role -> inForce.members(role).contains(by))
                                && !isBarred(by, canary))
                .orElse("");
    }
}
