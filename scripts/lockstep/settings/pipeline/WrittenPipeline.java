package lockstep.settings.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.base.error.ConfigurationError;
import lockstep.base.text.Sanitiser;
import lockstep.settings.check.ValueChecks;
import lockstep.settings.yaml.KeyPlaces;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A pipeline by its written keys, {@code pipeline.canary.requires[0].soak.for}, as pins and policies keep them. */
public final class WrittenPipeline {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();
    private static final String TOP = "pipeline.";
    private static final Pattern CANARY = Pattern.compile("services\\.([^.]+)\\.canary\\.(.+)");
    private static final Pattern ROLE = Pattern.compile("roles\\.(.+)(\\[\\d{1,4}])");
    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[(\\d{1,4})]");

    private static final int MOST_STEPS = 16;

    private WrittenPipeline() {}

    /**
     * @param values of a whole configuration, by their keys
     * @param where they stand, for the message
     * @throws ConfigurationError where they are no pipeline
     */
    public static PipelineSettings read(Map<String, String> values, String where) {
        PipelineMapping mapping =
                new PipelineMapping(new ValueChecks(Sanitiser.line(where, 200), KeyPlaces.none()), true);
        try {
            SortedMap<Object, Object> tree = new TreeMap<>();
            SortedMap<String, SortedMap<Object, Object>> services = new TreeMap<>();
            values.forEach((key, value) -> {
                Matcher canary = CANARY.matcher(key);
                if (key.startsWith(TOP)) {
                    put(tree, steps(key.substring(TOP.length())), value);
                } else if (canary.matches()) {
                    put(services.computeIfAbsent(canary.group(1), any -> new TreeMap<>()), steps(canary.group(2)),
                            value);
                }
            });
            SortedMap<String, PipelineFile.Canary> canaries = new TreeMap<>();
            services.forEach((name, canary) -> canaries.put(
                    name, MAPPER.convertValue(grown(canary), PipelineFile.Canary.class)));
            return mapping.pipeline(
                    tree.isEmpty() ? null : MAPPER.convertValue(grown(tree), PipelineFile.class), canaries);
        } catch (JacksonException | IllegalArgumentException | ClassCastException | ArithmeticException e) {
            throw new ConfigurationError(
                    Sanitiser.line(where, 200) + " holds no pipeline that can be read",
                    "See docs/configuration.md.", e);
        }
    }

    /** The name of a role is one step, whatever is in it. */
    private static List<Object> steps(String key) {
        List<Object> steps = new ArrayList<>();
        Matcher role = ROLE.matcher(key);
        if (role.matches()) {
            steps.add("roles");
            steps.add(role.group(1));
            steps.add(Integer.valueOf(role.group(2).substring(1, role.group(2).length() - 1)));
            return steps;
        }
        Matcher step = STEP.matcher(key);
        while (step.find()) {
            steps.add(step.group(1) != null ? step.group(1) : Integer.valueOf(step.group(2)));
        }
        if (steps.isEmpty() || steps.size() > MOST_STEPS) {
            throw new IllegalArgumentException("no key of a pipeline");
        }
        return steps;
    }

    @SuppressWarnings("unchecked")
    private static void put(SortedMap<Object, Object> tree, List<Object> steps, String value) {
        SortedMap<Object, Object> at = tree;
        for (Object step : steps.subList(0, steps.size() - 1)) {
            at = (SortedMap<Object, Object>) at.computeIfAbsent(step, any -> new TreeMap<>());
        }
        at.put(steps.getLast(), value);
    }

    /** Numbered keys are a list. */
    private static Object grown(Object node) {
        if (!(node instanceof SortedMap<?, ?> map)) {
            return node;
        }
        if (map.firstKey() instanceof Integer) {
            return map.values().stream().map(WrittenPipeline::grown).toList();
        }
        SortedMap<String, Object> named = new TreeMap<>();
        map.forEach((key, value) -> named.put(String.valueOf(key), grown(value)));
        return named;
    }
}
