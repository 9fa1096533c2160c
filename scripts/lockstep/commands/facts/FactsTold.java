package lockstep.commands.facts;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lockstep.base.release.Version;
import lockstep.commands.report.JsonDocument;
import lockstep.record.facts.CiFact;
import lockstep.record.facts.CiFactJson;
import lockstep.record.facts.Finding;
import lockstep.release.version.NamedCommit;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was recorded, in lines and as {@code lockstep/recorded-checks/v1}. */
record FactsTold(NamedCommit named, List<CiFact> facts) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    List<String> lines() {
        return facts.stream()
                .map(fact -> "recorded " + fact.name() + " of " + named.shown() + ": " + words(fact.finding())
                        + " (" + fact.format() + ", " + fact.trust().word() + ")")
                .toList();
    }

    private static String words(Finding finding) {
        String said = switch (finding) {
            case Finding.Tests tests -> tests.passed() + " passed, " + (tests.failed() + tests.errors()) + " failed, "
                    + tests.skipped() + " skipped";
            case Finding.Coverage coverage -> coverage.units().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(unit -> unit.getValue().covered() + " of " + unit.getValue().all() + " " + unit.getKey())
                    .collect(Collectors.joining(", "));
            case Finding.Findings found -> found.critical() + " critical, " + found.high() + " high, "
                    + found.unrated() + " without a severity, " + found.suppressed() + " suppressed";
            case Finding.Load load -> load.requests() + " requests, " + load.thresholdsFailed().size() + " of "
                    + load.thresholds() + " thresholds crossed";
            case Finding.Checks checks -> checks.states().size() + " checks, " + checks.states().values().stream()
                    .filter(state -> state != Finding.Checks.State.PASSED).count() + " not passed";
            case Finding.Review review -> review.approvedBy().size() + " approved, "
                    + review.changesRequestedBy().size() + " asked for changes";
        };
        return finding.gap().map(gap -> said + "; " + gap).orElse(said);
    }

    String json() {
        ObjectNode tree = JsonDocument.of("recorded-checks");
        tree.put("commit", named.commit().hex());
        tree.put("version", named.version().map(Version::name).orElse(null));
        ArrayNode list = tree.putArray("facts");
        facts.forEach(fact -> list.add(
                MAPPER.readTree(new String(CiFactJson.write(fact), StandardCharsets.UTF_8))));
        return JsonDocument.text(tree);
    }
}
