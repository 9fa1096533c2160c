package lockstep.commands.canary;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.analysis.canary.CanaryJudge;
import lockstep.analysis.canary.Forecast;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.canary.Observations;
import lockstep.base.release.CanaryId;
import lockstep.base.release.Operator;
import lockstep.base.release.ServiceName;
import lockstep.commands.report.JsonDocument;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryState;
import lockstep.record.canary.CanaryView;
import lockstep.release.canary.CanariesEnded;
import lockstep.release.canary.CanaryConclusion;
import lockstep.release.canary.CanaryPlanned;
import lockstep.release.canary.PauseSaid;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code run-canary --json} answers: one document. */
final class CanaryAnswer {

    private CanaryAnswer() {}

    private static ObjectNode document(String schema) {
        return JsonDocument.of(schema);
    }

    private static String text(ObjectNode tree) {
        return JsonDocument.text(tree);
    }

    /** Not there where the repository has one service. */
    private static ObjectNode service(ObjectNode tree, Optional<ServiceName> service) {
        service.ifPresent(name -> tree.put("service", name.word()));
        return tree;
    }

    static String of(CanaryConclusion conclusion) {
        return text(put(document("canary-conclusion"), conclusion));
    }

    static ObjectNode put(ObjectNode tree, CanaryConclusion conclusion) {
        tree.put("canary_id", conclusion.id().toString()).put("commit", conclusion.commit().hex());
        service(tree, conclusion.service())
                .put("stage", conclusion.stage().word()).put("verdict", conclusion.verdict().word());
        ArrayNode reasons = tree.putArray("reasons");
        conclusion.reasons().forEach(reasons::add);
        return tree;
    }

    static String of(CanaryPlanned planned) {
        ObjectNode tree = document("canary-plan").put("commit", planned.intent().commit().hex());
        service(tree, planned.intent().service()).put("version", planned.intent().version().orElse(null))
                .put("concludes", planned.concludes());
        planned.survey().traffic().ifPresent(
                traffic -> tree.put("requests_per_second", traffic.requestsPerSecond()));
        planned.worstCost().ifPresent(cost -> tree.putObject("worst_cost").put("requests", cost.requests())
                .put("budget_share", cost.share().orElse(null)).put("words", cost.words()));
        ArrayNode forecasts = tree.putArray("forecasts");
        for (Forecast forecast : planned.forecasts()) {
            forecasts.addObject().put("gate", forecast.gate())
                    .put("canary_requests", forecast.canaryRequests().orElse(null))
                    .put("seconds", forecast.takes().map(Duration::toSeconds).orElse(null))
                    .put("words", forecast.words());
        }
        tree.put("too_few_requests", planned.tooFew().orElse(null));
        planned.doubt().ifPresent(words -> tree.put("doubt", words));
        ArrayNode troubles = tree.putArray("troubles");
        planned.survey().troubles().forEach(troubles::add);
        return text(tree);
    }

    static String of(CanariesEnded all) {
        ObjectNode tree = document("canary-abort");
        put(tree.putArray("ended"), all.ids());
        put(tree.putArray("unsure"), all.unsure());
        ArrayNode doubts = tree.putArray("doubts");
        all.doubts().forEach(doubts::add);
        return text(tree);
    }

    private static void put(ArrayNode array, List<CanaryId> ids) {
        ids.forEach(id -> array.add(id.toString()));
    }

    static String of(PauseSaid said) {
        return text(document("canary-pause").put("canary_id", said.id().toString()).put("paused", said.paused())
                .put("by", said.by().name()));
    }

    static String accepted(CanaryId id, Operator by) {
        return text(document("accepted-canary").put("canary_id", id.toString()).put("by", by.name()));
    }

    static String of(List<CanaryView> open, Instant now) {
        ObjectNode tree = document("canary-watch");
        ArrayNode canaries = tree.putArray("canaries");
        open.forEach(view -> put(canaries.addObject(), view, now));
        return text(tree);
    }

    /** Who paused it, since when and why; null where nobody did. */
    private static void put(ObjectNode tree, Optional<CanaryState> pause) {
        pause.ifPresentOrElse(
                one -> tree.putObject("paused").put("by", one.operator().name()).put("at", one.at().toString())
                        .put("reason", one.words()),
                () -> tree.putNull("paused"));
    }

    private static void put(ObjectNode tree, CanaryView view, Instant now) {
        tree.put("canary_id", view.id().toString())
                .put("commit", view.intent().map(intent -> intent.commit().hex()).orElse(null));
        service(tree, view.service()).put("stage", view.stage().map(CanaryStage::word).orElse(null))
                .put("weight_percent", view.weight().orElse(null))
                .put("abort_by", view.intent().map(intent -> intent.abortBy().toString()).orElse(null))
                .put("past_abort_by", view.isPast(now));
        put(tree, view.pause());
        ArrayNode states = tree.putArray("states");
        view.states().forEach(state -> CanaryEvents.put(states.addObject(), state));
        List<Interval> intervals = view.intervals();
        if (!intervals.isEmpty()) {
            view.intent().ifPresent(intent -> {
                Observations seen = Observations.of(intervals);
                CanaryEvents.put(tree.putObject("judgement"),
                        new CanaryJudge(intent.terms()).judge(seen, intervals.getLast().to()), seen);
            });
        }
    }
}
