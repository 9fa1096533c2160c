package lockstep.commands.status;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.base.text.Sanitiser;
import lockstep.commands.report.JsonDocument;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.gates.revision.RevisionReading;
import lockstep.policy.promotion.ProductionSeen;
import lockstep.record.audit.AuditReport;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryView;
import lockstep.release.canary.OffRecord;
import lockstep.record.journal.Intent;
import lockstep.release.service.ReleaseStatus;
import lockstep.release.site.SiteStatus;
import lockstep.release.workflow.UsualRollback;
import lockstep.repository.git.BranchNames;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Where everything stands, as {@code lockstep/status/v1}. What is not known is null. */
final class StatusJson {

    private StatusJson() {}

    static String write(StatusView view, List<ServiceHealth> services, BranchNames names) {
        ReleaseStatus status = view.status();
        Instant now = view.at();
        SiteStatus standing = status.standing();
        ObjectNode tree = JsonDocument.of("status");
        tree.put("at", now.toString());
        ObjectNode branches = tree.putObject("branches");
        branches.put(names.staging(), hex(standing.heads().knownStaging()));
        branches.put(names.production(), hex(standing.heads().production()));
        branches.put(names.evidence(), hex(standing.heads().evidence()));
        tree.put("candidate", hex(status.candidate()));
        put(tree.putObject("staging"), standing.staging());
        put(tree.putObject("production"), standing.production());
        ProductionSeen seen = seen(standing);
        tree.put("drift", seen instanceof ProductionSeen.Drifted);
        tree.put("drift_known", !(seen instanceof ProductionSeen.Unknown));
        put(tree.putObject("record"), status.audit());
        standing.journal().openIntent().ifPresentOrElse(
                open -> put(tree.putObject("open"), open), () -> tree.putNull("open"));
        tree.put("version", version(standing, standing.heads().production()));
        tree.put("last_good", hex(status.lastGood().map(good -> good.sha())));
        tree.put("last_good_version", version(standing, status.lastGood().map(good -> good.sha())));
        tree.put("rollback_target", hex(status.wayBack()));
        tree.put("rollback_target_version", version(standing, status.wayBack()));
        ArrayNode against = tree.putArray("rollback_reasons");
        status.rollback().refused().forEach(reason -> ExplainJson.put(against.addObject(), reason));
        ArrayNode unready = tree.putArray("rollback_unready");
        status.rollback().unready().forEach(lack -> unready.addObject()
                .put("words", Sanitiser.line(UsualRollback.words(lack))).put("remedy", Sanitiser.line(lack.remedy())));
        ArrayNode canaries = tree.putArray("canaries");
        status.canaries().forEach(canary -> {
            ObjectNode open = canaries.addObject();
            put(open, canary, now);
            open.put("off_record", view.offRecord(canary.id()).map(OffRecord::words).orElse(null));
        });
        view.stray().stream().findFirst().ifPresent(stray -> tree.put("stray_weight_percent", stray.percent()));
        ArrayNode runs = tree.putArray("staging_runs");
        status.stagingRuns().forEach(run -> {
            ObjectNode one = runs.addObject();
            one.put("id", run.run().id().text());
            one.put("verdict", run.run().verdict().word());
            one.put("started_at", run.run().startedAt().toString());
            run.run().service().ifPresent(service -> one.put("service", service.word()));
        });
        ArrayNode owed = tree.putArray("staging_owed");
        status.owed().forEach(debt -> owed.addObject().put("release_id", debt.id().toString())
                .put("commit", debt.commit().hex()).put("since", debt.since().toString()).put("missing", debt.why()));
        ObjectNode health = tree.putObject("health");
        Environment.always().forEach(one -> health(health.putObject(one.name()), view, services, one));
        ObjectNode subjects = tree.putObject("subjects");
        view.subjects().entrySet().stream().sorted(Comparator.comparing(one -> one.getKey().hex()))
                .forEach(one -> subjects.put(one.getKey().hex(), Sanitiser.line(one.getValue(), 200)));
        ArrayNode last = tree.putArray("last_releases");
        view.last().forEach(move -> last.addObject().put("release_id", move.id().toString())
                .put("commit", move.commit().hex()).put("good", move.good()).put("operator", move.operator())
                .put("trigger", move.why().orElse(null)));
        ApprovalsJson.put(tree.putArray("approvals"), status.approvals());
        if (!services.isEmpty()) {
            ArrayNode all = tree.putArray("services");
            services.forEach(one -> put(all.addObject(), one));
        }
        return JsonDocument.text(tree);
    }

    /** Of several services, one that drifted is enough; as long as one cannot be asked, none did is not known. */
    private static ProductionSeen seen(SiteStatus standing) {
        Optional<Sha> release = standing.heads().production();
        return release.isEmpty()
                ? new ProductionSeen.Unknown("nothing was released")
                : standing.services().stream().map(one -> one.productionSeen(release))
                        .filter(ProductionSeen.Drifted.class::isInstance).findFirst()
                        .orElseGet(standing::productionSeen);
    }

    /** Of several services, which {@code status} asks in production alone, that of the worst. */
    private static void health(
            ObjectNode tree, StatusView view, List<ServiceHealth> services, Environment environment) {
        Optional<GateResult> gate = view.worst(environment);
        Optional<ServiceHealth> service = environment == Environment.PRODUCTION
                ? ServiceHealth.worst(services) : Optional.empty();
        tree.put("verdict", gate.map(GateResult::verdict).or(() -> service.map(ServiceHealth::verdict))
                .map(Verdict::word).orElse(null));
        tree.put("gate", gate.map(one -> one.name().word()).orElse(null));
        tree.put("reason", gate.map(GateResult::reason).or(() -> service.map(ServiceHealth::line)).orElse(null));
        tree.put("at", view.seenAt(environment).or(() -> service.map(ServiceHealth::at))
                .map(Instant::toString).orElse(null));
    }

    private static void put(ObjectNode tree, ServiceHealth one) {
        tree.put("name", one.name().word());
        put(tree.putObject("staging"), one.standing().staging());
        put(tree.putObject("production"), one.standing().production());
        tree.put("verdict", one.verdict().word());
        tree.put("line", one.line());
    }

    private static String version(SiteStatus standing, Optional<Sha> commit) {
        return commit.flatMap(standing.journal()::versionOf).map(Version::name).orElse(null);
    }

    private static String hex(Optional<Sha> sha) {
        return sha.map(Sha::hex).orElse(null);
    }

    private static void put(ObjectNode tree, Optional<RevisionReading> reading) {
        switch (reading.orElse(new RevisionReading.Unknown("not configured"))) {
            case RevisionReading.Reported(String text) -> tree.put("runs", text);
            case RevisionReading.Unknown(String reason) -> tree.putNull("runs").put("reason", reason);
        }
    }

    private static void put(ObjectNode tree, CanaryView canary, Instant now) {
        tree.put("id", canary.id().toString());
        canary.service().ifPresent(name -> tree.put("service", name.word()));
        tree.put("commit", canary.intent().map(intent -> intent.commit().hex()).orElse(null));
        tree.put("stage", canary.stage().map(CanaryStage::word).orElse(null));
        tree.put("weight_percent", canary.weight().orElse(null));
        tree.put("abort_by", canary.intent().map(intent -> intent.abortBy().toString()).orElse(null));
        tree.put("past_abort_by", canary.isPast(now));
        canary.pause().ifPresentOrElse(
                pause -> tree.putObject("paused").put("by", pause.operator().name())
                        .put("at", pause.at().toString()).put("reason", pause.words()),
                () -> tree.putNull("paused"));
    }

    private static void put(ObjectNode tree, AuditReport audit) {
        tree.put("verified", audit.isVerified());
        ArrayNode violations = tree.putArray("violations");
        audit.violations().forEach(violation -> violations.add(violation.line()));
    }

    private static void put(ObjectNode tree, Intent open) {
        tree.put("id", open.id().toString());
        tree.put("target", open.target().hex());
        tree.put("version", open.passage().version().map(Version::name).orElse(null));
        tree.put("operator", open.operator().name());
        tree.put("since", open.since().toString());
    }
}
