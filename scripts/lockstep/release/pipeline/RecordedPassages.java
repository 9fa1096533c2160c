package lockstep.release.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.JsonReader;
import lockstep.policy.requirement.Action;
import lockstep.policy.requirement.Approved;
import lockstep.policy.requirement.Assessment;
import lockstep.policy.requirement.BudgetLeft;
import lockstep.policy.requirement.NoStagingOwed;
import lockstep.policy.requirement.PipelineFacts;
import lockstep.policy.requirement.Requirement;
import lockstep.policy.requirement.RequirementsJson;
import lockstep.record.audit.AuditBreach;
import lockstep.record.audit.AuditRule;
import lockstep.record.journal.Intent;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.journal.RollbackIntent;
import lockstep.record.verification.PassageJudge;
import lockstep.release.site.PipelineInForce;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.ReleaseRepository;
import lockstep.settings.LaterKeys;
import lockstep.settings.pipeline.PipelineSettings;
import lockstep.settings.pipeline.WrittenPipeline;
import tools.jackson.databind.JsonNode;

/**
 * Judges recorded moves again, by the pipeline that was in force when they began and by the facts that were on record
 * then. Approvals are counted and their people held to their roles elsewhere; a budget is not on record, and a debt of
 * another time is not to be known.
 */
public final class RecordedPassages implements PassageJudge {

    /** A decision is confirmed by a person before it is carried out. */
    private static final Duration DECIDED_BEFORE = Duration.ofMinutes(15);

    private final ReleaseSite site;
    private final PipelineInForce inForce;
    private final PolicyFiles policies = new PolicyFiles();

    public RecordedPassages(ReleaseSite site) {
        this(site, LaterKeys.known());
    }

    /** @param later what a Lockstep of before may not have been able to read */
    public RecordedPassages(ReleaseSite site, LaterKeys later) {
        this.site = site;
        this.inForce = new PipelineInForce(site, later);
    }

    @Override
    public List<AuditBreach> breaches(Intent intent, Recorded recorded) {
        try {
            return switch (intent) {
                case PromotionIntent promotion -> all(promotion, recorded);
                case RollbackIntent rollback -> rollback(rollback, recorded);
            };
        } catch (RuntimeException e) {
            // Whatever somebody wrote there: it must not end the audit, and stops no rollback.
            return List.of(new AuditBreach(AuditRule.POLICY_KEPT, Sanitiser.line(
                    "what its pipeline demanded cannot be judged again: " + e.getMessage(), 300)));
        }
    }

    private List<AuditBreach> all(PromotionIntent intent, Recorded recorded) {
        PolicyFile policy = policies.of(recorded.policy());
        boolean isTold = policy.tellsConfiguration() || recorded.requirements().isPresent();
        Optional<PipelineInForce.Then> governing = isTold
                ? inForce.all(intent, recorded.commit())
                : Optional.empty();
        return Stream.of(
                        new PolicyThen(intent, governing).breaches(policy, recorded.isBound()),
                        lineage(intent, recorded),
                        promotion(intent, recorded, policy, governing))
                .flatMap(List::stream)
                .toList();
    }

    /** A promotion goes forward; whether it is on main now is asked elsewhere. */
    private List<AuditBreach> lineage(PromotionIntent intent, Recorded recorded) {
        ReleaseRepository repository = site.repository();
        Sha target = intent.target();
        if (!recorded.isBound() || !repository.has(target)) {
            return List.of();
        }
        return intent.from().filter(from -> repository.has(from) && !repository.isAncestor(from, target))
                .map(from -> new AuditBreach(AuditRule.POLICY_KEPT, "it goes to " + target
                        + ", which does not contain " + from + ", where it began"))
                .stream().toList();
    }

    private List<AuditBreach> promotion(
            PromotionIntent intent, Recorded recorded, PolicyFile policy,
            Optional<PipelineInForce.Then> inForceThen) {
        Optional<SortedMap<String, String>> governing = inForceThen.map(PipelineInForce.Then::pipeline);
        Optional<JsonNode> said = recorded.requirements().flatMap(RecordedPassages::tree);
        SortedMap<String, String> written = policy.pipeline();
        int edition = said.map(json -> json.path("edition").asInt(1)).orElse(1);
        if (!RequirementsJson.isKnown(edition, !intent.services().isEmpty())) {
            return List.of(new AuditBreach(AuditRule.POLICY_KEPT, "its requirements.json is of the edition " + edition
                    + ", which this Lockstep does not know: a newer one may, or somebody made it up"));
        }
        if (said.isEmpty() ? !policy.tellsConfiguration() : !isJudged(intent, edition, written, governing)) {
            // Records of older editions say less: they are held to themselves alone.
            return List.of();
        }
        List<String> unanswered = unanswered(intent, inForceThen, written);
        if (said.isEmpty()) {
            boolean isOwed = !written.isEmpty() || !unanswered.isEmpty();
            return isOwed && governing.filter(RecordedPassages::demandsOfPromotions).isPresent()
                    ? List.of(new AuditBreach(AuditRule.POLICY_KEPT,
                            "the configuration in force had a pipeline, and there is no requirements.json"))
                    : List.of();
        }
        List<AuditBreach> found = new ArrayList<>();
        if (!unanswered.isEmpty()) {
            found.add(new AuditBreach(AuditRule.POLICY_KEPT, Sanitiser.line(
                    "its policy.json has another pipeline than the configuration in force: "
                            + String.join(", ", unanswered.subList(0, Math.min(3, unanswered.size()))), 300)));
        }
        SortedMap<String, String> values = unanswered.isEmpty() ? written : governing.orElse(written);
        PipelineSettings pipeline = WrittenPipeline.read(values, "the pipeline of " + intent.id());
        PromotionDemands demands = new PromotionDemands(intent, pipeline, said.get(),
                recorded.change().flatMap(RecordedPassages::tree));
        found.addAll(demands.faults());
        List<Approved> approvals = demands.list().stream()
                .filter(Approved.class::isInstance).map(Approved.class::cast).toList();
        found.addAll(new RoleDemands(site, intent, recorded.commit()).breaches(
                demands.move() == Action.HOTFIX ? "hotfix" : "promotion", approvals, governing
                .map(one -> WrittenPipeline.read(one, "the pipeline in force")).orElse(pipeline)));
        List<Requirement> judged = demands.list().stream()
                .filter(one -> !(one instanceof Approved || one instanceof BudgetLeft || one instanceof NoStagingOwed))
                .toList();
        PipelineFacts facts = new FactsThen(site.asOf(decided(said.get(), intent.since()), pipeline))
                .of(intent, recorded.commit(), values, demands.move(), judged, edition);
        found.addAll(CanariesNamed.faults(intent, facts, judged));
        judged.stream()
                .flatMap(one -> one.assess(facts).stream())
                .filter(one -> !one.holds())
                .map(RecordedPassages::breach)
                .forEach(found::add);
        return found;
    }

    /** Before there were canaries of several services, no policy can have had one. */
    private static boolean isJudged(
            PromotionIntent intent, int edition, SortedMap<String, String> written,
            Optional<SortedMap<String, String>> governing) {
        return RequirementsJson.isJudged(edition, !intent.services().isEmpty())
                || Stream.concat(written.keySet().stream(), governing.stream().flatMap(keys -> keys.keySet().stream()))
                        .anyMatch(PipelineSettings::isOfService);
    }

    /** Where its policy.json differs from what was in force, and nobody answers for that. */
    private static List<String> unanswered(
            PromotionIntent intent, Optional<PipelineInForce.Then> inForceThen, Map<String, String> written) {
        return inForceThen.stream()
                .flatMap(then -> differing(then.pipeline(), written).stream()
                        .filter(key -> !PolicyThen.isAccepted(intent, key, then)))
                .toList();
    }

    private static boolean demandsOfPromotions(Map<String, String> values) {
        return !WrittenPipeline.read(values, "the pipeline in force").forPromotion().isEmpty();
    }

    private static AuditBreach breach(Assessment missing) {
        return new AuditBreach(AuditRule.POLICY_KEPT,
                "according to the record the requirement " + missing.rule() + " did not hold: " + missing.words());
    }

    /** A head that somebody pushed past Lockstep demands nothing: then it is where the log says that counts. */
    private List<AuditBreach> rollback(RollbackIntent intent, Recorded recorded) {
        List<AuditBreach> found = rollback(intent, recorded.commit(), inForce.at(intent, recorded.commit()));
        return found.isEmpty() ? found : standing(recorded.commit())
                .filter(logged -> !intent.from().equals(Optional.of(logged)))
                .map(logged -> rollback(intent, recorded.commit(), inForce.at(intent, recorded.commit(), logged)))
                .orElse(found);
    }

    private List<AuditBreach> rollback(RollbackIntent intent, Sha commit, Optional<SortedMap<String, String>> then) {
        return then.filter(written -> !written.isEmpty())
                .map(written -> WrittenPipeline.read(written, "the pipeline of " + intent.id()))
                .map(pipeline -> new RoleDemands(site, intent, commit)
                        .breaches("rollback", pipeline.rollback(), pipeline))
                .orElse(List.of());
    }

    /** By the log before the commit: one that brings an entry of its own must not explain itself. */
    private Optional<Sha> standing(Sha commit) {
        return site.repository().summary(commit).parents().stream().findFirst()
                .flatMap(before -> site.journal().view(Optional.of(before)).history().standing());
    }

    /** What was decided on was looked at shortly before the intent; one who says otherwise is not believed. */
    private static Instant decided(JsonNode said, Instant since) {
        Instant latest = since.plusSeconds(1);
        try {
            Instant at = Instant.parse(said.path("at").asString(""));
            return at.isAfter(latest) || at.isBefore(since.minus(DECIDED_BEFORE)) ? latest : at;
        } catch (DateTimeParseException e) {
            return latest;
        }
    }

    private static Set<String> differing(Map<String, String> there, Map<String, String> here) {
        Set<String> keys = new TreeSet<>(there.keySet());
        keys.addAll(here.keySet());
        keys.removeIf(key -> Objects.equals(there.get(key), here.get(key)));
        return keys;
    }

    private static Optional<JsonNode> tree(byte[] json) {
        return JsonReader.read(json).filter(JsonNode::isObject);
    }
}
