package lockstep.release.canary;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import lockstep.base.error.Refused;
import lockstep.base.release.CanaryId;
import lockstep.base.release.Environment;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Version;
import lockstep.base.text.Sanitiser;
import lockstep.gates.http.Deadline;
import lockstep.gates.revision.RevisionReading;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryView;
import lockstep.record.canary.OneOfSeveral;
import lockstep.release.metrics.MetricsSource;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.RememberedTip;
import lockstep.release.slo.BudgetReader;
import lockstep.release.version.NamedCommit;
import lockstep.release.workflow.RunRecord;
import lockstep.repository.git.RemoteHeads;
import lockstep.settings.GovernedConfig;
import lockstep.settings.pipeline.CanarySettings.OnDeadline;

/**
 * Whether a canary may begin, and what it will take. Changes nothing.
 *
 * @param clock by which the traffic is surveyed, and which says when the canary begins and when it has to be over
 */
record CanaryPlanning(
        ReleaseSite site, CanaryListener listener, CanaryPermission permission, InstantSource clock) {

    private static final Duration SHORTEST_SURVEY = Duration.ofSeconds(1);
    private static final Duration ONE_ASK = Duration.ofSeconds(5);
    private static final int LONGEST_REVISION = 64;

    /** @throws Refused with all reasons */
    CanaryPlanned plan(CanaryRunRequest request) throws InterruptedException {
        site.suites().requireReady(Environment.CANARY);
        CanaryRig rig = CanaryRig.of(site);
        rig.requireFewLooks();
        RemoteHeads heads = new RememberedTip(site).fetch();
        NamedCommit named = site.versions().find(request.commit(), heads);
        new CanaryCommit(site).require(heads, named.commit(), request.isHotfix());
        List<CanaryView> open = new CanaryArchive(site.repository(), heads.evidence()).open();
        MakingRoom room = new MakingRoom(site, listener);
        open.stream().filter(one -> !room.isMadeBy(one)).findFirst().ifPresent(this::refuseBeside);
        new RunRecord(site, listener, request.configAccepted()).requireConfiguration(heads, named.commit());
        CanaryPermission.Answer answer = permission.ask(named.commit(), heads, request.skipped());
        if (!answer.refusals().isEmpty()) {
            throw new Refused("the canary may not begin; nothing was done", answer.refusals(), answer.remedy());
        }
        room.requireNoOther(open);
        try (MetricsSource source = rig.source()) {
            listener.step("looking at the traffic: " + source.inWords());
            Survey survey = survey(rig, source);
            CanaryIntent intent = intent(rig, heads, named, answer, source.inWords());
            Optional<BudgetReader.Read> budget =
                    site.config().slo().map(file -> new BudgetReader(site).read(heads, named.commit()));
            return new CanaryPlanned(
                    heads, intent, named, survey, budget, request.configAccepted(), open);
        }
    }

    private void refuseBeside(CanaryView open) {
        throw new Refused("canary " + open.shown() + " is open" + open.stage().map(stage -> ", " + stage.word())
                .orElse("") + "; nothing was done",
                open.continuedBy(site.clock().instant()).map(command -> "Continue it: `" + command + "`. ")
                        .or(() -> open.promotedBy().map(command -> "Promote it: `" + command + "`. "))
                        .orElse("") + CanaryAbort.REMEDY);
    }

    private Survey survey(CanaryRig rig, MetricsSource source) throws InterruptedException {
        Duration interval = rig.terms().interval();
        Duration apart = interval.compareTo(SHORTEST_SURVEY) < 0 ? SHORTEST_SURVEY : interval;
        Survey seen = Survey.of(source, apart, clock, site.waiting());
        return new Survey(seen.traffic(), rig.worded(seen.troubles()));
    }

    private CanaryIntent intent(
            CanaryRig rig, RemoteHeads heads, NamedCommit named, CanaryPermission.Answer answer, String source) {
        Instant now = clock.instant();
        return new CanaryIntent(
                CanaryId.first(now), named.commit(),
                named.version().map(Version::name), site.operator(), StateDraft.host(), now,
                now.plus(rig.longest()).truncatedTo(ChronoUnit.SECONDS), heads.production(), rig.terms(),
                rig.steps(), rig.settings().warmup(), rig.settings().onDeadline() == OnDeadline.HOLD, source,
                GovernedConfig.of(site.config()).sha256(), Optional.of(site.config().pipeline().countedBy()),
                answer.approvals(), answer.hotfix(), several());
    }

    /** What production of the other services runs is a part of what this canary was seen with. */
    private Optional<OneOfSeveral> several() {
        return site.serviceName().map(own -> {
            SequencedMap<ServiceName, Optional<String>> others = new LinkedHashMap<>();
            site.config().serviceNames().stream().filter(name -> !name.equals(own)).forEach(name ->
                    others.put(name, site.of(name).service(Environment.PRODUCTION).revision(Deadline.in(ONE_ASK))
                            instanceof RevisionReading.Reported(String text)
                            ? Optional.of(Sanitiser.line(text, LONGEST_REVISION)) : Optional.empty()));
            return new OneOfSeveral(own, others);
        });
    }
}
