package lockstep.release.workflow;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.error.Refused;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.release.CommitName;
import lockstep.base.release.Environment;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.policy.change.AssessedChange;
import lockstep.policy.promotion.Accepted;
import lockstep.policy.promotion.Hotfix;
import lockstep.policy.promotion.PolicyDocument;
import lockstep.policy.promotion.PromotionDecision;
import lockstep.policy.promotion.PromotionFacts;
import lockstep.policy.promotion.PromotionJudge;
import lockstep.policy.promotion.Reason;
import lockstep.policy.promotion.Remedies;
import lockstep.policy.promotion.ServiceDemand;
import lockstep.policy.promotion.ServiceFacts;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Assessment;
import lockstep.policy.requirement.CanaryResult;
import lockstep.policy.requirement.PipelineFacts;
import lockstep.policy.requirement.Requirement;
import lockstep.policy.requirement.RequirementsJson;
import lockstep.record.evidence.RecordedRun;
import lockstep.record.history.GateRunFacts;
import lockstep.record.journal.Passage;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.journal.ServiceRun;
import lockstep.release.pipeline.Consumption;
import lockstep.release.pipeline.HostClock;
import lockstep.release.pipeline.JournalAudit;
import lockstep.release.pipeline.PipelineReader;
import lockstep.release.pipeline.Requirements;
import lockstep.release.pipeline.StagingDebts;
import lockstep.release.pipeline.Subject;
import lockstep.release.recording.Attestations;
import lockstep.release.recording.RunSignatures;
import lockstep.release.site.ConfigInForce;
import lockstep.release.site.ConfigPins;
import lockstep.release.site.Milestone;
import lockstep.release.site.NewestCandidate;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.RevisionCertainty;
import lockstep.release.site.SigningTerms;
import lockstep.release.site.SiteStatus;
import lockstep.release.site.StatusReader;
import lockstep.release.site.WorkflowListener;
import lockstep.release.version.NamedCommit;
import lockstep.repository.git.ChangeRange;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.remote.RefMove;
import lockstep.repository.tree.FileWrite;
import lockstep.settings.GovernedConfig;
import lockstep.settings.pipeline.PipelineSettings;

/** A promotion up to the push that makes it: the facts, the decision, the move. */
public final class Promotion {

    private final ReleaseSite site;
    private final WorkflowListener listener;

    public Promotion(ReleaseSite site, WorkflowListener listener) {
        this.site = site;
        this.listener = listener;
    }

    /**
     * A decision and what it was made of.
     *
     * @param restsOn the staging runs that it rests on now, whatever else is missing
     */
    public record Examined(
            SiteStatus standing, NamedCommit named, PromotionDecision decision, List<RecordedRun> runs,
            List<GateRunFacts> restsOn, Optional<StageAnswer> stage) {

        public Sha candidate() {
            return named.commit();
        }
    }

    /** What the requirements of the pipeline said, and which approvals the move uses up. */
    public record StageAnswer(PipelineFacts facts, List<Assessment> assessments, List<String> approvals) {}

    /** Looks and decides; changes nothing. */
    public Examined examine(PromotionRequest request) {
        SiteStatus standing = new StatusReader(site, listener).read();
        standing.heads().requireStaging();
        request.leaving().ifPresent(leaving -> leaving.requireForPromotion(
                standing.heads().production(), site.repository().branches().production()));
        new JournalAudit(site).require(standing.heads());
        listener.reached(Milestone.JOURNAL_AUDITED);
        NamedCommit named = site.versions().find(
                request.candidate().orElseGet(() -> new CommitName
                .Exact(new NewestCandidate(site).of(standing.heads()))),
                standing.heads());
        List<RecordedRun> runs = site.journal().runs(standing.heads().evidence(), named.commit());
        Optional<StageAnswer> stage = request.hotfix()
                .map(hotfix -> new HotfixStage(site).ask(standing.heads(), named, hotfix,
                        ofItsClass(standing.heads(), named.commit(), request), listener))
                .or(() -> stage(standing.heads(), named, request));
        PromotionFacts facts = facts(request, standing, named.commit(), runs, stage);
        PromotionDecision decision = PromotionJudge.decide(facts, site.config().policy());
        listener.reached(Milestone.DECIDED);
        return new Examined(
                standing, named, decision, runs, PromotionJudge.restsOn(facts, site.config().policy()), stage);
    }

    private Optional<StageAnswer> stage(RemoteHeads heads, NamedCommit named, PromotionRequest request) {
        PipelineSettings pipeline = site.config().pipeline();
        if (!pipeline.isConfigured()) {
            return Optional.empty();
        }
        PipelineReader.Read read = new PipelineReader(site).read(heads, Subject.of(named, Action.PROMOTE));
        read.ignored().forEach(listener::step);
        List<Requirement> list = new ArrayList<>(pipeline.forPromotion());
        list.addAll(ofItsClass(heads, named.commit(), request));
        Requirements requirements = new Requirements(list);
        return Optional.of(new StageAnswer(read.facts(), requirements.assess(read), requirements.consumed(read)));
    }

    private List<Requirement> ofItsClass(RemoteHeads heads, Sha candidate, PromotionRequest request) {
        ChangeDeclaration declaration = request.declaration();
        return isClassB(heads, candidate, declaration)
                ? site.config().pipeline().forClassB(declaration.flag())
                : List.of();
    }

    /** As it is declared, or as its paths demand. */
    private boolean isClassB(RemoteHeads heads, Sha candidate, ChangeDeclaration declaration) {
        return declaration.declared().filter(ChangeClass.B::equals).isPresent()
                || (site.repository().has(candidate)
                && site.config().policy().changeRules().demandedBy(changedPaths(heads, candidate)) == ChangeClass.B);
    }

    private PromotionFacts facts(
            PromotionRequest request, SiteStatus standing, Sha candidate, List<RecordedRun> runs,
            Optional<StageAnswer> stage) {
        RemoteHeads heads = standing.heads();
        boolean known = site.repository().has(candidate);
        return new PromotionFacts(
                site.branchesInWords(), candidate, known,
                known && site.repository().isAncestor(candidate, heads.staging()),
                known && heads.production().map(head -> site.repository().isAncestor(head, candidate)).orElse(true),
                heads.production(), standing.journal().history().standing(),
                runs.stream().map(RecordedRun::run).map(GateRunFacts::of).toList(),
                new RunSignatures(site).missing(heads.evidence(), runs),
                new RevisionCertainty(site).doubtful(runs),
                new ConfigInForce(site).otherwiseConfigured(heads, candidate, runs),
                new RollbackOfCommit(site).find(standing.journal(), heads, candidate, runs),
                stagingBase(), standing.productionSeen(),
                request.declaration(), known ? changedPaths(heads, candidate) : List.of(),
                standing.journal().openIntent().map(intent -> intent.asOpen()),
                request.unverifiedAccepted(), request.driftAccepted(),
                new ConfigInForce(site).differences(heads, candidate), request.configAccepted(),
                stage.map(StageAnswer::assessments).orElse(List.of()),
                request.hotfix().map(hotfix -> new Hotfix(hotfix.skipStaging())), site.clock().instant(),
                services(standing));
    }

    /** Of several services each has its own. */
    private String stagingBase() {
        return site.config().isOfSeveral() ? "" : site.service(Environment.STAGING).settings().base().base();
    }

    private List<ServiceFacts> services(SiteStatus standing) {
        return standing.services().stream()
                .map(seen -> {
                    ReleaseSite one = site.of(seen.name());
                    return new ServiceFacts(
                            seen.name(), one.service(Environment.STAGING).settings().base().base(),
                            one.config().policy().requiredGates(),
                            seen.productionSeen(standing.heads().production()));
                })
                .toList();
    }

    /** Before the first promotion nothing is live that it could differ from. */
    private List<String> changedPaths(RemoteHeads heads, Sha candidate) {
        return heads.production()
                .map(release -> ChangeRange.find(
                                site.repository(), Optional.of(release), Optional.of(candidate), site.remoteDeadline())
                        .paths().stream()
                        .filter(path -> !new NewestCandidate(site).isOfTheRecord(path))
                        .toList())
                .orElse(List.of());
    }

    /** What would be pushed. Refuses, with all reasons, what the policy does not allow. */
    public PushPlan plan(Examined examined, PromotionRequest request) {
        return switch (examined.decision()) {
            case PromotionDecision.Refused(List<Reason> reasons) -> throw Refused.over(
                    "promotion of " + examined.named().brief() + " refused; nothing was changed",
                    reasons.stream().map(Reason::ground).toList(),
                    Remedies.of(reasons));
            case PromotionDecision.Allowed allowed -> move(examined, allowed, request);
        };
    }

    private PushPlan move(Examined examined, PromotionDecision.Allowed allowed, PromotionRequest request) {
        SiteStatus standing = examined.standing();
        Instant now = site.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        ReleaseId id = standing.journal().nextId(ReleaseId.Kind.PROMOTION, now);
        List<RecordedRun> restsOn = allowed.runs().stream().map(on -> recorded(examined, on)).toList();
        Optional<RecordedRun> rests = restsOn.stream().findFirst();
        PromotionIntent intent = new PromotionIntent(
                id, site.operator(), now, standing.heads().production(), examined.candidate(),
                rests.map(RecordedRun::path).orElse(""), rests.map(run -> run.sha256().hex()).orElse(""),
                allowed.change().declaration(), request.unverifiedAccepted().isPresent(), accepted(allowed),
                notes(request, allowed.change()), Optional.of(GovernedConfig.of(site.config()).sha256()),
                passage(examined, request), serviceRuns(restsOn, canaries(examined, request)));
        ConfigInForce counting = new ConfigInForce(site);
        Optional<ConfigInForce.Found> inForce = counting.findKnown(standing.heads(), examined.candidate());
        boolean isUnknown = inForce.isEmpty() && counting.unreadable(standing.heads()).isPresent();
        List<FileWrite> writes = new ArrayList<>(new Attestations(site, standing.heads().evidence()).of(
                intent, policyDocument(inForce, isUnknown), allowed.change(), examined.runs(),
                examined.stage().map(stage -> RequirementsJson.write(stage.facts(), stage.assessments()))));
        site.versions().record(examined.named(), standing.heads(), site.operator(), now).ifPresent(writes::add);
        writes.addAll(Consumption.writes(
                examined.candidate(), intent.passage().approvals(), id.toString(), now));
        if (intent.passage().skipsStaging()) {
            writes.add(StagingDebts.write(intent));
        }
        if (inForce.isEmpty() && !isUnknown) {
            listener.step("no configuration was committed or pinned before: this one is pinned with " + id);
            writes.addAll(new ConfigPins(site).pin(now, "the first promotion, " + id));
        }
        CommitDraft draft = new CommitDraft(
                writes,
                (request.hotfix().isPresent() ? "Hotfix " : "Promote ") + examined.named().brief() + " as " + id
                        + "\n\nBy " + site.operator() + (restsOn.isEmpty()
                                ? ", by approvals; staging is skipped, and has to pass afterwards\n"
                                : ", on the staging run" + (restsOn.size() == 1 ? "" : "s") + "\n" + restsOn.stream()
                                        .map(run -> run.path() + "\n").collect(Collectors.joining())),
                site.identity(), now);
        PushPlan move = new PushPlan(
                intent, releaseMove(standing, examined.candidate()), standing.heads().evidence(), draft,
                Witness.name(site, intent));
        new HostClock(site).requireToPromote(standing.journal());
        new RecordProof(site).require(move, standing.journal());
        new SigningTerms(site).require(standing.heads());
        new SignatureAfter(site).require(examined.candidate(), request.hotfix().isPresent(), now);
        new RecordAfter(site).require(standing.heads(), examined.candidate(), request.hotfix().isPresent());
        return move;
    }

    private static RecordedRun recorded(Examined examined, GateRunFacts on) {
        return examined.runs().stream()
                .filter(run -> run.run().id().text().equals(on.id()))
                .findFirst()
                .orElseThrow();
    }

    /** Of every service, also of one whose staging is skipped. */
    private List<ServiceRun> serviceRuns(List<RecordedRun> restsOn, List<CanaryResult> canaries) {
        return !site.config().isOfSeveral() ? List.of() : site.config().serviceNames().stream()
                .map(name -> {
                    Optional<RecordedRun> own = restsOn.stream()
                            .filter(run -> run.run().service().equals(Optional.of(name)))
                            .findFirst();
                    return new ServiceRun(name, own.map(RecordedRun::path).orElse(""),
                            own.map(run -> run.sha256().hex()).orElse(""), canary(canaries, Optional.of(name)));
                })
                .toList();
    }

    private static Passage passage(Examined examined, PromotionRequest request) {
        List<String> skipped = request.hotfix().map(HotfixRequest::skipped).orElse(List.of());
        return new Passage(
                examined.named().version(), examined.named().tag(),
                examined.stage().map(StageAnswer::approvals).orElse(List.of()), skipped,
                canary(canaries(examined, request), Optional.empty()));
    }

    /** Those that it rests on: none where they are skipped. */
    private static List<CanaryResult> canaries(Examined examined, PromotionRequest request) {
        return request.hotfix().filter(HotfixRequest::skipCanary).isPresent()
                ? List.of()
                : examined.stage().map(stage -> stage.facts().canaries()).orElse(List.of());
    }

    private static Optional<String> canary(List<CanaryResult> canaries, Optional<ServiceName> service) {
        return canaries.stream().filter(one -> one.service().equals(service)).map(CanaryResult::id).findFirst();
    }

    private byte[] policyDocument(Optional<ConfigInForce.Found> inForce, boolean isUnknown) {
        GovernedConfig given = GovernedConfig.of(site.config());
        String source = inForce.map(ConfigInForce.Found::source).orElse(isUnknown
                ? "on " + site.branchesInWords().production() + ", where it cannot be read; the given one was accepted"
                : "pinned with this promotion");
        List<ServiceDemand> services = site.config().services().stream()
                .map(one -> new ServiceDemand(one.name(), one.requiredGates(),
                        site.config().pipeline().of(one.name()).canary().isPresent()))
                .toList();
        return PolicyDocument.write(site.config().policy(), services, given.values(), given.sha256(), source,
                inForce.map(ConfigInForce.Found::config).orElse(given).sha256());
    }

    private static String notes(PromotionRequest request, AssessedChange change) {
        return Sanitiser.line(Stream.of(request.notes(), change.note())
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("; ")));
    }

    private static List<String> accepted(PromotionDecision.Allowed allowed) {
        List<String> words = new ArrayList<>();
        for (Accepted one : allowed.accepted()) {
            words.add(Sanitiser.line(
                    one.reason().words() + " (accepted by " + one.acceptance().by() + ": " + one.acceptance().reason()
                            + ")"));
        }
        return words;
    }

    private RefMove releaseMove(SiteStatus standing, Sha candidate) {
        String branch = site.repository().branches().production();
        return standing.heads().production()
                .<RefMove>map(from -> new RefMove.FastForward(branch, from, candidate))
                .orElseGet(() -> new RefMove.Create(branch, candidate));
    }
}
