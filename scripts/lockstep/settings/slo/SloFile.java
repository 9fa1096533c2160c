package lockstep.settings.slo;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lockstep.analysis.source.Selector;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.UsageError;
import lockstep.base.text.Durations;
import lockstep.base.text.Sanitiser;
import lockstep.gates.http.Target;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads service level objectives in OpenSLO v1. The first SLO with a ratio of counters is the one of the budget. A
 * value that is still {@code <fill>} makes it unknown; it is no default.
 */
public final class SloFile {

    private static final String FILL = "<fill>";
    private static final Pattern WINDOW = Pattern.compile("([0-9]{1,6}[dhms]){1,8}");
    private static final String SEE = "See docs/slo.md for its shape.";

    private final String where;

    private SloFile(String where) {
        this.where = Sanitiser.line(where, 200);
    }

    /** @param where the file, for messages */
    public static Objective.Read read(String yaml, String where) {
        return new SloFile(where).read(yaml);
    }

    private Objective.Read read(String yaml) {
        if (yaml.contains(FILL)) {
            return Objective.Read.unfilled(where + " still has " + FILL + " in it");
        }
        for (JsonNode document : documents(yaml)) {
            JsonNode ratio = document.path("spec").path("indicator").path("spec").path("ratioMetric");
            if (document.path("kind").asString("").equals("SLO") && ratio.isObject()) {
                return new Objective.Read(Optional.of(objective(document, ratio)), "");
            }
        }
        return Objective.Read.unfilled(where + " has no SLO with a ratioMetric");
    }

    private List<JsonNode> documents(String yaml) {
        List<JsonNode> documents = new ArrayList<>();
        try (MappingIterator<JsonNode> all = new YAMLMapper().readerFor(JsonNode.class).readValues(yaml)) {
            while (all.hasNextValue()) {
                documents.add(all.nextValue());
            }
            return documents;
        } catch (JacksonException e) {
            throw wrong("it is not YAML: " + Sanitiser.line(String.valueOf(e.getOriginalMessage()).lines().findFirst()
                    .orElse(""), 160));
        }
    }

    private Objective objective(JsonNode document, JsonNode ratio) {
        if (!document.path("apiVersion").asString("").equals("openslo/v1")) {
            throw wrong("apiVersion is not openslo/v1");
        }
        JsonNode spec = document.path("spec");
        double target = target(spec.path("objectives").path(0));
        requireOccurrences(spec, ratio);
        boolean bad = ratio.has("bad");
        if (bad == ratio.has("good")) {
            throw wrong("the ratioMetric needs either good or bad, and total");
        }
        return new Objective(
                Sanitiser.line(document.path("metadata").path("name").asString("slo"), 100), target,
                window(spec.path("timeWindow").path(0)),
                source(ratio.path("total"), "total"), source(ratio.path(bad ? "bad" : "good"), bad ? "bad" : "good"),
                bad);
    }

    private double target(JsonNode objective) {
        if (objective.has("target") == objective.has("targetPercent")) {
            throw wrong("spec.objectives[0] needs either target, like 0.999, or targetPercent, like 99.9");
        }
        double target = objective.has("target")
                ? objective.path("target").asDouble(Double.NaN)
                : percent(objective.path("targetPercent"));
        if (!(target > 0 && target < 1)) {
            throw wrong("spec.objectives[0] must promise more than nothing and less than everything: target 0.999,"
                    + " or targetPercent 99.9");
        }
        return target;
    }

    private static double percent(JsonNode percent) {
        return percent.isNumber() && percent.doubleValue() < 100
                ? BigDecimal.valueOf(percent.doubleValue()).movePointLeft(2).doubleValue()
                : Double.NaN;
    }

    /** What it would count otherwise than it is written is no objective that it reads. */
    private void requireOccurrences(JsonNode spec, JsonNode ratio) {
        String method = spec.path("budgetingMethod").asString("Occurrences");
        if (!method.equals("Occurrences")) {
            throw wrong("spec.budgetingMethod " + Sanitiser.line(method, 40) + " is not read; write Occurrences");
        }
        if (!ratio.path("counter").asBoolean(true)) {
            throw wrong("ratioMetric.counter is false; only counters that rise are read");
        }
    }

    private Duration window(JsonNode window) {
        if (window.has("calendar") || !window.path("isRolling").asBoolean(true)) {
            throw wrong("spec.timeWindow[0] is a window of the calendar; only rolling windows are read:"
                    + " isRolling: true");
        }
        String text = window.path("duration").asString("");
        if (!WINDOW.matcher(text).matches()) {
            throw wrong("spec.timeWindow[0].duration "
                    + (text.isEmpty() ? "is missing" : "is '" + Sanitiser.line(text, 40) + "'")
                    + "; write it in d, h, m (minutes) or s, like 28d");
        }
        try {
            return Durations.parse(text);
        } catch (UsageError e) {
            throw wrong("spec.timeWindow[0].duration: " + e.getMessage());
        }
    }

    private CountSource source(JsonNode metric, String name) {
        JsonNode source = metric.path("metricSource");
        try {
            return switch (source.path("type").asString("")) {
                case "Prometheus" -> new CountSource.Prometheus(
                        Optional.of(source.path("spec").path("url").asString("")).filter(url -> !url.isEmpty())
                                .map(Target::parse),
                        Selector.parse(source.path("spec").path("query").asString("")));
                case "Command" -> command(source.path("spec").path("command"), name);
                default -> throw wrong(name + ".metricSource.type is neither Prometheus nor Command");
            };
        } catch (UsageError e) {
            throw wrong(name + ".metricSource: " + e.getMessage());
        }
    }

    private CountSource command(JsonNode words, String name) {
        List<String> command = new ArrayList<>();
        words.forEach(word -> command.add(word.asString("")));
        if (command.isEmpty() || command.getFirst().isBlank()) {
            throw wrong(name + ".metricSource.spec.command must be a list of words, the program first");
        }
        return new CountSource.Command(command);
    }

    private ConfigurationError wrong(String what) {
        return new ConfigurationError(where + ": " + what, SEE);
    }
}
