package lockstep.release.reading;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.error.LockstepError;
import lockstep.base.release.CanaryId;
import lockstep.base.release.Environment;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.gates.gate.JsonReader;
import lockstep.gates.run.GateRun;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryView;
import lockstep.record.document.RecordedDocument;
import lockstep.record.journal.Intent;
import lockstep.record.journal.JournalView;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.layout.ApprovalPlaces;
import lockstep.record.layout.ApprovalPlaces.Kind;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.log.AdoptionEntry;
import lockstep.record.log.LogEntry;
import lockstep.record.log.PromotionEntry;
import lockstep.record.log.RollbackEntry;
import lockstep.record.log.StructuredEntry;
import lockstep.record.report.ReleaseReport;
import lockstep.record.report.ReleaseReport.GateTime;
import lockstep.record.report.ReleaseReport.RequirementLine;
import lockstep.record.report.ReleaseReport.Signed;
import lockstep.record.report.ReleaseReport.Signers;
import lockstep.record.signature.Namespace;
import lockstep.record.trail.RecordedAction;
import lockstep.record.trail.TrailReader;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.SignersFile;
import lockstep.release.site.SignersPlace;
import tools.jackson.databind.JsonNode;

/** Reads everything that the record says of a move, from one commit of the evidence branch. */
public final class ReportReader {

    private static final int MOVES = 20;

    private final ReleaseSite site;
    private final JournalView journal;
    private final Sha tip;
    private final List<RecordedAction> actions;
    private final Map<ReleaseId, List<GateTime>> timesOf = new HashMap<>();

    /** @param journal of a branch that holds */
    public ReportReader(ReleaseSite site, JournalView journal) {
        this.site = site;
        this.journal = journal;
        this.tip = journal.tip().orElseThrow();
        this.actions = TrailReader.read(site.repository(), journal).actions();
    }

    public Optional<ReleaseReport> read(ReleaseId id) {
        return journal.entry(id).map(entry -> report(id, entry));
    }

    private ReleaseReport report(ReleaseId id, StructuredEntry entry) {
        Optional<Intent> intent = site.journal().intent(tip, id);
        Sha commit = commit(entry);
        return new ReleaseReport(
                site.config().service(), id, entry, intent, site.journal().endedAt(Optional.of(tip), id),
                tests(intent), smokes(id), requirements(id), policy(id),
                canaries(intent),
                actions.stream().filter(action -> action.concerns(commit)).toList(),
                times(id),
                new ReleaseReport.Place(
                        site.repository().remoteName(), site.repository().branches().evidence(), tip,
                        site.repository().branches().production(), signers()),
                files(id), intent.map(one -> signed(id, one)).orElse(List.of()),
                intent.flatMap(this::isForward));
    }

    /** Empty where the clone has not both commits. */
    private Optional<Boolean> isForward(Intent intent) {
        return intent.from().filter(site.repository()::has).filter(from -> site.repository().has(intent.target()))
                .map(from -> site.repository().isAncestor(from, intent.target()));
    }

    private Optional<Signers> signers() {
        return SignersFile.of(site.config().evidence()).map(file -> file.isOutside()
                ? new Signers(file.name(), Optional.empty())
                : new Signers(
                        Path.of(file.name()).normalize().toString(),
                        new SignersPlace(file, site.repository()).counting(site.signatures().required())));
    }

    /** What CI, operators and approvers signed of what it rests on, in that order. */
    private List<Signed> signed(ReleaseId id, Intent intent) {
        Stream<Signed> statements = Stream.concat(
                        intent instanceof PromotionIntent promotion
                                ? promotion.stagingRuns().stream().map(EvidenceLayout::statement)
                                : Stream.of(),
                        files(id).stream().filter(path -> EvidenceLayout.isStatement(path)))
                .map(path -> new Signed(path, Namespace.EVIDENCE, Optional.empty()));
        Stream<Signed> approvals = intent.passage().approvalDigests().stream()
                .map(sha256 -> ApprovalPlaces.file(intent.target(), Kind.APPROVAL, ApprovalPlaces.id(sha256)))
                .map(path -> new Signed(path, Namespace.APPROVAL, approver(path)));
        return Stream.concat(statements, approvals).filter(one -> isSigned(one.path())).toList();
    }

    private Optional<String> approver(String approval) {
        return tree(approval).map(tree -> tree.at("/predicate/approver").asString("")).filter(by -> !by.isBlank());
    }

    private boolean isSigned(String statement) {
        String signature = EvidenceLayout.signature(statement);
        return site.repository().read(tip, signature, RecordedDocument.LARGEST).isPresent();
    }

    /** What it rests on; where it rests on none, the last that had ended when it was decided. A rollback asks none. */
    private List<CanaryView> canaries(Optional<Intent> intent) {
        if (!(intent.orElse(null) instanceof PromotionIntent promotion)) {
            return List.of();
        }
        CanaryArchive archive = new CanaryArchive(site.repository(), Optional.of(tip));
        if (promotion.restsOnCanary()) {
            return Stream.concat(
                            promotion.passage().canary().stream(),
                            promotion.services().stream().flatMap(one -> one.canary().stream()))
                    .flatMap(id -> CanaryId.tryParse(id).stream())
                    .map(archive::view)
                    .toList();
        }
        List<Optional<ServiceName>> services = promotion.services().isEmpty()
                ? List.of(Optional.empty())
                : promotion.serviceNames().stream().map(Optional::of).toList();
        return services.stream()
                .flatMap(one -> archive.lastEnded(promotion.target(), one, promotion.since()).stream())
                .map(outline -> archive.view(outline.id()))
                .toList();
    }

    private static Sha commit(StructuredEntry entry) {
        return switch (entry) {
            case PromotionEntry promotion -> promotion.commit();
            case RollbackEntry rollback -> rollback.to();
            case AdoptionEntry adoption -> throw new IllegalArgumentException("an adoption has no id");
        };
    }

    private List<String> files(ReleaseId id) {
        String folder = EvidenceLayout.of(id);
        return site.repository().list(tip, folder).stream().map(name -> folder + "/" + name).toList();
    }

    private List<GateRun> tests(Optional<Intent> intent) {
        return intent.filter(PromotionIntent.class::isInstance)
                .map(PromotionIntent.class::cast)
                .map(PromotionIntent::stagingRuns).orElse(List.of()).stream()
                .flatMap(path -> run(path).stream())
                .toList();
    }

    private List<GateRun> smokes(ReleaseId id) {
        return files(id).stream().filter(EvidenceLayout::isRun).flatMap(path -> run(path).stream()).toList();
    }

    /** A run that cannot be read is left out: the audit says what is wrong with it. */
    private Optional<GateRun> run(String path) {
        try {
            return Optional.of(site.journal().run(tip, path).run());
        } catch (LockstepError e) {
            return Optional.empty();
        }
    }

    private List<RequirementLine> requirements(ReleaseId id) {
        List<RequirementLine> lines = new ArrayList<>();
        tree(EvidenceLayout.requirements(id)).ifPresent(tree -> tree.path("requirements").forEach(one ->
                lines.add(new RequirementLine(
                        one.path("rule").asString(""), one.path("verdict").asString(""),
                        one.path("words").asString("")))));
        return lines;
    }

    private SequencedMap<String, String> policy(ReleaseId id) {
        SequencedMap<String, String> values = new LinkedHashMap<>();
        tree(EvidenceLayout.policy(id)).ifPresent(tree -> flatten("", tree, values));
        values.remove("schema");
        return values;
    }

    /** Objects by the paths of their fields, lists in one line. */
    private static void flatten(String path, JsonNode node, SequencedMap<String, String> values) {
        if (node.isObject()) {
            node.propertyStream().forEach(field ->
                    flatten(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), values));
        } else if (node.isArray()) {
            values.put(path, node.valueStream().map(ReportReader::plain).collect(Collectors.joining(", ")));
        } else {
            values.put(path, plain(node));
        }
    }

    private static String plain(JsonNode node) {
        return node.isString() ? node.stringValue() : node.toString();
    }

    private Optional<JsonNode> tree(String path) {
        return site.repository().read(tip, path, RecordedDocument.LARGEST)
                .flatMap(json -> JsonReader.read(new String(json, StandardCharsets.UTF_8)));
    }

    private List<GateTime> times(ReleaseId last) {
        List<ReleaseId> ids = journal.reading().entries().stream()
                .map(LogEntry::releaseId)
                .flatMap(Optional::stream)
                .filter(id -> id.compareTo(last) <= 0)
                .sorted()
                .toList();
        return ids.subList(Math.max(0, ids.size() - MOVES), ids.size()).stream()
                .flatMap(id -> timesOf.computeIfAbsent(id, this::timesOf).stream())
                .toList();
    }

    private List<GateTime> timesOf(ReleaseId id) {
        Optional<Intent> intent = site.journal().intent(tip, id);
        return Stream.concat(
                        tests(intent).stream().flatMap(run -> times(id, Environment.STAGING, run)),
                        smokes(id).stream().flatMap(run -> times(id, Environment.PRODUCTION, run)))
                .toList();
    }

    private static Stream<GateTime> times(ReleaseId id, Environment where, GateRun run) {
        String of = run.service().map(service -> service + ": ").orElse("");
        return run.gates().stream().flatMap(gate -> gate.observed().stream().map(seen ->
                new GateTime(id, where, of + gate.name(), seen.timing().total())));
    }
}
