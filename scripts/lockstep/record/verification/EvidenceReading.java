package lockstep.record.verification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import lockstep.base.digest.Sha256;
import lockstep.base.error.LockstepError;
import lockstep.base.release.CanaryId;
import lockstep.base.release.Clocks;
import lockstep.base.release.RecordedTime;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.ServiceName;
import lockstep.base.text.Sanitiser;
import lockstep.gates.gate.JsonReader;
import lockstep.gates.gate.Verdict;
import lockstep.record.approval.MoveApproval;
import lockstep.record.attestation.CanaryBinding;
import lockstep.record.attestation.FactBinding;
import lockstep.record.attestation.OutcomeStatement;
import lockstep.record.attestation.StatementFile;
import lockstep.record.audit.AuditBreach;
import lockstep.record.audit.EvidenceFact;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryEndJson;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryJson;
import lockstep.record.evidence.RecordedRun;
import lockstep.record.facts.CiFactJson;
import lockstep.record.history.GateRunFacts;
import lockstep.record.history.RecordedPolicy;
import lockstep.record.journal.Intent;
import lockstep.record.journal.IntentJson;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.layout.CanaryPlaces;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.layout.FactPlaces;
import lockstep.record.layout.SetPlaces;
import lockstep.record.layout.TruthPlaces;
import lockstep.record.sets.SetIntent;
import lockstep.record.sets.SetJson;
import lockstep.record.sets.SetStep;
import lockstep.record.truth.TruthJson;
import lockstep.repository.tree.BlobId;
import lockstep.repository.tree.TreeFile;

/**
 * What an evidence file that a commit added says to the audit.
 *
 * @param at when it was recorded, and on top of what
 * @param dedicated whether the branch holds nothing else
 * @param pipeline what the pipeline demanded of a move, and the record did not have
 */
record EvidenceReading(EvidenceSoFar files, EvidenceTrust trust, EvidenceTrust.Moment at, boolean dedicated,
        Function<Intent, List<AuditBreach>> pipeline) {

    Optional<EvidenceFact> read(String path, TreeFile file) {
        if (!EvidenceLayout.isEvidence(path) || !file.isPlain()) {
            return Optional.empty();
        }
        try {
            Optional<CanaryId> canary = CanaryPlaces.endedBy(path);
            if (canary.isPresent()) {
                return canary(path, canary.get(), files.read(file.id()));
            }
            if (CanaryPlaces.isIntent(path)) {
                return PassageCheck.of(CanaryJson.intent(files.read(file.id()), path))
                        .fault(files::read, files::isUsedUp, this::signature)
                        .map(why -> new EvidenceFact.Untrustworthy(path, why));
            }
            if (EvidenceLayout.isPin(path)) {
                return pin(path, files.read(file.id()));
            }
            if (CanaryPlaces.isWeight(path)) {
                return weight(path, files.read(file.id()));
            }
            if (CanaryPlaces.isRested(path)) {
                return files.rests().fault(path, files::read)
                        .map(why -> new EvidenceFact.Untrustworthy(path, why));
            }
            if (SetPlaces.isIntent(path)) {
                byte[] content = files.read(file.id());
                Optional<Instant> begun = SetPlaces.begun(SetJson.intent(content, path).id());
                return Optional.of(ofSet(
                        path, content, begun.map(this::ahead).orElse(Optional.of("its id is no time"))));
            }
            if (SetPlaces.isStep(path)) {
                byte[] content = files.read(file.id());
                return Optional.of(ofSet(path, content, fault(path, SetJson.step(content, path))));
            }
            if (FactPlaces.isFact(path)) {
                return fact(path, files.read(file.id()));
            }
            if (path.endsWith("/intent.json")) {
                return Optional.of(intent(path, file.id()));
            }
            Optional<ReleaseId> ended = EvidenceLayout.releaseOf(path)
                    .filter(id -> path.equals(EvidenceLayout.outcomeStatement(id)));
            if (ended.isPresent()) {
                return Optional.of(outcome(path, ended.get(), files.read(file.id())));
            }
            return EvidenceLayout.isRun(path) ? Optional.of(run(path, file.id())) : Optional.empty();
        } catch (LockstepError e) {
            return Optional.of(new EvidenceFact.Untrustworthy(path, e.getMessage()));
        } catch (RuntimeException e) {
            return Optional.of(unjudged(path, e));
        }
    }

    /** Whatever somebody wrote there: it must not end the audit, and nothing is taken for good that nobody judged. */
    private static EvidenceFact unjudged(String path, RuntimeException error) {
        return new EvidenceFact.Untrustworthy(path, Sanitiser.line("it cannot be judged: " + error, 200));
    }

    /** The source of truth, or why it was corrected. */
    Optional<EvidenceFact> truth(String path, TreeFile file) {
        if (!file.isPlain()) {
            return Optional.empty();
        }
        try {
            return Optional.of(told(path, file));
        } catch (RuntimeException e) {
            return Optional.of(unjudged(path, e));
        }
    }

    private EvidenceFact told(String path, TreeFile file) {
        byte[] content = files.small(file.id()).orElse(new byte[0]);
        return TruthPlaces.isTruth(path)
                ? new EvidenceFact.RecordedTruth(path, TruthJson.read(content), Sha256.of(content), dedicated)
                : new EvidenceFact.RecordedCorrection(path, TruthJson.readCorrection(content));
    }

    /** A weight is a fact only where it raises what an operator paused. */
    private Optional<EvidenceFact> weight(String path, byte[] content) {
        return CanaryPlaces.canaryOf(path).flatMap(files.pauses()::pause).flatMap(files::read)
                .flatMap(pause -> CanaryPauses.fault(path, content, pause))
                .map(why -> new EvidenceFact.Untrustworthy(path, why));
    }

    /** A canary is a fact only where it is none: what it claims has to follow from its integers. */
    private Optional<EvidenceFact> canary(String path, CanaryId id, byte[] content) {
        CanaryEnd end = CanaryEndJson.read(content, path);
        String intent = CanaryPlaces.intent(id);
        Optional<CanaryIntent> begun = files.read(intent).map(json -> CanaryJson.intent(json, intent));
        return Optional.of(end)
                .flatMap(one -> one.id().equals(id) ? one.fault() : Optional.of("it is canary " + one.id()))
                .or(() -> begun.filter(one -> one.commit().equals(end.commit()) && one.terms().equals(end.terms()))
                        .isPresent() ? Optional.empty() : Optional.of("it was not begun with these terms"))
                .or(() -> begun.filter(one -> !one.service().equals(end.service()))
                        .map(one -> "it was begun for " + shown(one.service()) + ", and says that it is of "
                                + shown(end.service())))
                .or(() -> end.verdict() != Verdict.PASS ? Optional.empty() : files.pauses().pause(id)
                        .map(pause -> "it passed although it was paused: " + pause))
                .or(() -> trust.fault(new CanaryBinding(end, content), files::read, at))
                .map(why -> new EvidenceFact.Untrustworthy(path, why));
    }

    /** A pinned configuration is a fact only where nobody may rely on it. */
    private Optional<EvidenceFact> pin(String path, byte[] content) {
        return JsonReader.read(content)
                .map(json -> RecordedTime.parse(json.path("at").asString("")))
                .filter(dated -> path.equals(EvidenceLayout.pin(dated)))
                .map(dated -> ahead(dated).or(() -> trust.fault(path, content, files::read, at)))
                .orElse(Optional.of("its name is not that of its time"))
                .map(why -> new EvidenceFact.Untrustworthy(path, why));
    }

    /** What waits for its day would be believed then, whoever may sign by then. */
    private Optional<String> ahead(Instant dated) {
        return dated.isAfter(at.when().plus(Clocks.SKEW))
                ? Optional.of("it is dated " + dated + ", and was recorded on " + at.when())
                : Optional.empty();
    }

    private static String shown(Optional<ServiceName> service) {
        return service.map(ServiceName::word).orElse("the only service");
    }

    private EvidenceFact ofSet(String path, byte[] content, Optional<String> fault) {
        return fault.or(() -> trust.fault(path, content, files::read, at))
                .<EvidenceFact>map(why -> new EvidenceFact.Untrustworthy(path, why))
                .orElseGet(() -> new EvidenceFact.RecordedSetFile(
                        path, trust.signatures().isSigned(path, files::read)));
    }

    /** Why it is a step of no release set, or moves a member to where nobody meant it to go. */
    private Optional<String> fault(String path, SetStep step) {
        String intended = SetPlaces.intentOf(path).orElseThrow();
        Optional<SetIntent> set = files.read(intended).map(json -> SetJson.intent(json, intended));
        return set.isEmpty()
                ? Optional.of("there is no " + intended)
                : step.member().filter(name -> !isIntended(set.get(), name, step))
                        .map(name -> "it moves " + name + " to where the set was not to bring it");
    }

    private static boolean isIntended(SetIntent set, ServiceName name, SetStep step) {
        return set.member(name)
                .map(member -> switch (step.stage()) {
                    case MOVING, PROMOTED, FAILED -> Optional.of(member.target());
                    default -> member.from();
                })
                .filter(step.commit()::equals)
                .isPresent();
    }

    private Optional<EvidenceFact> fact(String path, byte[] content) {
        FactBinding binding = new FactBinding(CiFactJson.read(content, path), path, content);
        return Optional.of(binding)
                .filter(one -> !path.startsWith(FactPlaces.of(one.fact().commit()) + "/"))
                .map(one -> "it is about the commit " + one.fact().commit())
                .or(() -> trust.fault(binding, files::read, at))
                .map(why -> new EvidenceFact.Untrustworthy(path, why));
    }

    private EvidenceFact intent(String path, BlobId blob) {
        Intent intent = IntentJson.read(files.read(blob), path);
        stood(intent);
        EvidenceFact fact = intent(path, blob, intent);
        if (fact instanceof EvidenceFact.RecordedIntent) {
            trust.signatures().moved(intent.target());
        }
        return fact;
    }

    private EvidenceFact intent(String path, BlobId blob, Intent intent) {
        return trust.fault(intent, files.digest(blob), files, at)
                .or(() -> PassageCheck.of(intent).fault(files::read, files::isUsedUp, this::signature))
                .<EvidenceFact>map(why -> new EvidenceFact.Untrustworthy(path, why))
                .orElseGet(() -> new EvidenceFact.RecordedIntent(
                        path, intent.id(), intent.target(), intent.unverifiedAccepted(),
                        intent.passage().skipsStaging(), basis(intent), breaches(intent),
                        intent.serviceNames(), Optional.of(intent).filter(PromotionIntent.class::isInstance)
                                .map(promotion -> new EvidenceFact.Origin(promotion.from())),
                        Optional.of(files.digest(blob))));
    }

    private List<AuditBreach> breaches(Intent intent) {
        return Stream.concat(new PassageReading(files).breaches(intent).stream(), pipeline.apply(intent).stream())
                .distinct().toList();
    }

    private Optional<String> signature(byte[] document, Optional<byte[]> signature, MoveApproval approval) {
        return trust.signatures().approvalFault(
                document, signature, approval.by(), approval.from().filter(trust.signatures()::isWhereItStood),
                at.when());
    }

    /** Where a promotion began is held against the log; a rollback may tell of a head that somebody pushed. */
    private void stood(Intent intent) {
        if (intent instanceof PromotionIntent && at.chained()) {
            intent.from().ifPresent(trust.signatures()::stood);
        }
    }

    private Optional<EvidenceFact.Basis> basis(Intent intent) {
        String path = EvidenceLayout.policy(intent.id());
        return Optional.of(intent)
                .filter(PromotionIntent.class::isInstance)
                .map(PromotionIntent.class::cast)
                .filter(promotion -> !promotion.passage().skipsStaging())
                .flatMap(promotion -> files.json(path).map(json -> basis(promotion, RecordedPolicy.read(json, path))));
    }

    private static EvidenceFact.Basis basis(PromotionIntent intent, RecordedPolicy policy) {
        return new EvidenceFact.Basis(policy, intent.since(),
                RecordedPolicy.isOtherwiseAccepted(intent.accepted()) ? Set.of() : policy.configurations());
    }

    private EvidenceFact outcome(String path, ReleaseId id, byte[] content) {
        SortedMap<String, Sha256> recorded = files.close(id);
        StatementFile file = StatementFile.of(content);
        return trust.fault(file, id, recorded, files::read, at)
                .<EvidenceFact>map(why -> new EvidenceFact.Untrustworthy(path, why))
                .orElseGet(() -> {
                    OutcomeStatement ended = (OutcomeStatement) file.read(path);
                    return new EvidenceFact.RecordedOutcome(
                            path, id, ended.commit(), ended.entry().name(), ended.entry().sha256().orElseThrow(),
                            Optional.ofNullable(recorded.get(EvidenceLayout.decision(id))));
                });
    }

    private EvidenceFact run(String path, BlobId blob) {
        RecordedRun file = RecordedRun.read(path, files.read(blob), files.digest(blob));
        if (!path.endsWith("/" + file.run().id() + ".json")) {
            return new EvidenceFact.Untrustworthy(path, "it is the run " + file.run().id());
        }
        return trust.fault(file, files, at)
                .<EvidenceFact>map(why -> new EvidenceFact.Untrustworthy(path, why))
                .orElseGet(() -> new EvidenceFact.RunFact(path, GateRunFacts.of(file.run())));
    }
}
