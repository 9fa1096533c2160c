package tests.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import tests.house.Repository;
import tests.recipes.Steps.Ended;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A job on a runner of GitHub's that uses the action: its steps, by their conditions, with what GitHub would set. */
final class ActionJob {

    static final JsonNode ACTION =
            new YAMLMapper().readTree(Repository.read(Steps.recipe("github-action/action.yml")));

    private static final String STOP = "::stop-commands::";

    private final Path runner;
    private final ActionCache cache;
    private final Map<String, String> contexts = new TreeMap<>();
    private final Steps steps;
    private String output = "";
    private String heeded = "";

    /** @param name of the runner: another one keeps nothing but what is in the cache */
    ActionJob(Seat clone, String name, ActionCache cache) {
        this.cache = cache;
        runner = clone.day().folder().resolve(name);
        steps = new Steps(clone);
        ReleaseDay.write(summary(), "");
        contexts.put("runner.os", "Linux");
        contexts.put("runner.temp", runner.toString());
        contexts.put("runner.environment", "github-hosted");
        contexts.put("github.action_path", Steps.recipe("github-action").toString());
        contexts.put("github.sha", "");
        contexts.put("github.run_id", "4711");
        contexts.put("github.run_attempt", "1");
        steps.with("RUNNER_TEMP", runner.toString()).with("GITHUB_PATH", runner.resolve("path").toString())
                .with("GITHUB_STEP_SUMMARY", summary().toString());
        startedBy("ada", "ada");
    }

    /** @param rerun who pressed, where it was "Re-run jobs" */
    ActionJob startedBy(String first, String rerun) {
        contexts.put("github.actor", first);
        contexts.put("github.triggering_actor", rerun);
        steps.with("GITHUB_ACTOR", first).with("GITHUB_TRIGGERING_ACTOR", rerun);
        return this;
    }

    ActionJob with(String context, String value) {
        contexts.put(context, value);
        return this;
    }

    Steps steps() {
        return steps;
    }

    Path summary() {
        return runner.resolve("summary.md");
    }

    Path runner() {
        return runner;
    }

    /** What the command printed that the runner would look for commands in. */
    String heeded() {
        return heeded;
    }

    /** What the command gave as outputs. */
    String output() {
        return output;
    }

    /** The steps that GitHub would run for these inputs; what the last of them did that had to go well, or failed. */
    Ended act(Map<String, String> inputs) {
        contexts.keySet().removeIf(name -> name.startsWith("inputs.") || name.startsWith("steps."));
        ACTION.path("inputs").properties().forEach(input -> contexts.put("inputs." + input.getKey(),
                inputs.containsKey(input.getKey()) || !input.getValue().has("default")
                        ? inputs.getOrDefault(input.getKey(), "")
                        : expressions().value(input.getValue().path("default").asString())));
        inputs.keySet().forEach(name -> {
            if (!ACTION.path("inputs").has(name)) {
                throw new IllegalArgumentException("the action has no input " + name);
            }
        });
        output = "";
        Ended told = new Ended(0, "", "no step was run");
        boolean allWentWell = true;
        for (JsonNode step : ACTION.at("/runs/steps")) {
            String condition = step.path("if").asString("");
            if (!(condition.isEmpty() ? allWentWell : expressions().hold(condition, allWentWell))) {
                continue;
            }
            if (step.has("uses")) {
                uses(step);
                continue;
            }
            Ended ended = run(step);
            if (allWentWell && (ended.exitCode() != 0 || step.path("id").asString("").equals("act"))) {
                told = ended;
            }
            allWentWell &= ended.exitCode() == 0;
        }
        return told;
    }

    private Expressions expressions() {
        return new Expressions(contexts);
    }

    private Ended run(JsonNode step) {
        Path file = runner.resolve("output");
        ReleaseDay.write(file, "");
        Map<String, String> environment = new HashMap<>(Map.of("GITHUB_OUTPUT", file.toString()));
        step.path("env").properties().forEach(variable ->
                environment.put(variable.getKey(), expressions().value(variable.getValue().asString())));
        Ended printed = steps.bash(step.path("run").asString(), environment);
        Ended ended = heeded(printed);
        String id = step.path("id").asString("");
        String said = Repository.read(file);
        said.lines().forEach(line -> contexts.put("steps." + id + ".outputs." + line.substring(0, line.indexOf('=')),
                line.substring(line.indexOf('=') + 1)));
        if (id.equals("act") || id.equals("asked")) {
            output = said;
            heeded = ended.out() + printed.err();
        }
        return ended;
    }

    /** As the runner reads it: what is printed while commands are stopped is for people, as stderr is. */
    private static Ended heeded(Ended ended) {
        StringBuilder out = new StringBuilder();
        StringBuilder silent = new StringBuilder();
        String stopped = "";
        for (String line : ended.out().split("(?<=\n)")) {
            if (stopped.isEmpty() && line.startsWith(STOP)) {
                stopped = "::" + line.substring(STOP.length()).strip() + "::";
            } else if (!stopped.isEmpty() && line.strip().equals(stopped)) {
                stopped = "";
            } else {
                (stopped.isEmpty() ? out : silent).append(line);
            }
        }
        assertThat(stopped).as("commands are read again in the end").isEmpty();
        return new Ended(ended.exitCode(), out.toString(), ended.err() + silent);
    }

    private void uses(JsonNode step) {
        String action = step.path("uses").asString();
        String key = expressions().value(step.at("/with/key").asString(""));
        String path = expressions().value(step.at("/with/path").asString(""));
        try {
            if (action.startsWith("actions/cache/save@")) {
                cache.save(key, path);
            } else if (action.startsWith("actions/cache/restore@")) {
                boolean exact = cache.restore(key, step.at("/with/restore-keys").asString(""), path);
                contexts.put("steps." + step.path("id").asString("") + ".outputs.cache-hit", exact ? "true" : "false");
            } else if (!action.startsWith("actions/setup-java@")) {
                throw new IllegalArgumentException(action);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a step of the action told of the document. */
    Ended tell(String document, int exitCode) {
        Path file = runner.resolve("document.json");
        Path said = runner.resolve("output");
        ReleaseDay.write(file, document);
        ReleaseDay.write(said, "");
        Ended told = steps.bash("bash \"$ACTION/tell.sh\" '" + file + "' " + exitCode, Map.of(
                "ACTION", Steps.recipe("github-action").toString(), "GITHUB_OUTPUT", said.toString()));
        output = Repository.read(said);
        return told;
    }

    boolean keeps(String path) {
        return Files.exists(runner.resolve(path));
    }
}
