package lockstep.record.facts;

import static lockstep.base.json.Fields.count;
import static lockstep.base.json.Fields.texts;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The part of a fact's JSON that says what was counted: one object, named after the kind. */
final class FindingJson {

    private FindingJson() {}

    static void put(ObjectNode tree, Finding finding) {
        switch (finding) {
            case Finding.Tests tests -> tree.putObject("tests").put("passed", tests.passed())
                    .put("failed", tests.failed()).put("errors", tests.errors()).put("skipped", tests.skipped())
                    .put("declared", tests.declared());
            case Finding.Coverage coverage -> {
                ObjectNode units = tree.putObject("coverage");
                new TreeMap<>(coverage.units()).forEach((unit, ratio) ->
                        units.putObject(unit).put("covered", ratio.covered()).put("all", ratio.all()));
            }
            case Finding.Findings found -> tree.putObject("findings").put("critical", found.critical())
                    .put("high", found.high()).put("medium", found.medium()).put("low", found.low())
                    .put("unrated", found.unrated()).put("suppressed", found.suppressed())
                    .put("incomplete", found.incomplete().orElse(null));
            case Finding.Load load -> {
                ObjectNode counts = tree.putObject("load").put("requests", load.requests())
                        .put("checks_passed", load.checksPassed()).put("checks_failed", load.checksFailed())
                        .put("thresholds", load.thresholds());
                load.thresholdsFailed().forEach(counts.putArray("thresholds_failed")::add);
            }
            case Finding.Checks checks -> {
                ObjectNode states = tree.putObject("checks");
                new TreeMap<>(checks.states()).forEach((name, state) ->
                        states.put(name, state.name().toLowerCase(Locale.ROOT)));
            }
            case Finding.Review review -> {
                ObjectNode reviews = tree.putObject("review");
                review.approvedBy().forEach(reviews.putArray("approved_by")::add);
                review.changesRequestedBy().forEach(reviews.putArray("changes_requested_by")::add);
            }
        }
    }

    static Finding read(JsonNode tree) {
        if (tree.has("tests")) {
            JsonNode tests = tree.path("tests");
            return new Finding.Tests(count(tests, "passed"), count(tests, "failed"), count(tests, "errors"),
                    count(tests, "skipped"), count(tests, "declared"));
        }
        if (tree.has("coverage")) {
            Map<String, Finding.Coverage.Ratio> units = new TreeMap<>();
            tree.path("coverage").properties().forEach(unit -> units.put(unit.getKey(),
                    new Finding.Coverage.Ratio(count(unit.getValue(), "covered"), count(unit.getValue(), "all"))));
            return new Finding.Coverage(units);
        }
        if (tree.has("findings")) {
            JsonNode found = tree.path("findings");
            return new Finding.Findings(count(found, "critical"), count(found, "high"), count(found, "medium"),
                    count(found, "low"), count(found, "unrated"), count(found, "suppressed"),
                    Optional.of(found.path("incomplete").asString("")).filter(reason -> !reason.isEmpty()));
        }
        if (tree.has("load")) {
            JsonNode load = tree.path("load");
            return new Finding.Load(count(load, "requests"), count(load, "checks_passed"), count(load, "checks_failed"),
                    count(load, "thresholds"), texts(load, "thresholds_failed"));
        }
        if (tree.has("checks")) {
            Map<String, Finding.Checks.State> states = new TreeMap<>();
            tree.path("checks").properties().forEach(check -> states.put(check.getKey(), Finding.Checks.State.valueOf(
                    check.getValue().asString("").toUpperCase(Locale.ROOT))));
            return new Finding.Checks(states);
        }
        if (tree.has("review")) {
            return new Finding.Review(texts(tree.path("review"), "approved_by"),
                    texts(tree.path("review"), "changes_requested_by"));
        }
        throw new IllegalArgumentException("it has no finding");
    }
}
