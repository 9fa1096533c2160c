package tests.recipes;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tests.house.Repository;
import tests.recipes.Steps.Ended;
import tests.release.workflow.Seat;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A job of GitLab or Jenkins, as the recipes have it: its commands, started as they stand there. */
final class CiJob {

    static final String PROMOTES = Repository.read(Steps.recipe("Jenkinsfile"));
    static final String RECOVERS = Repository.read(Steps.recipe("Jenkinsfile.recover"));
    static final String STAGES = Repository.read(Steps.recipe("Jenkinsfile.staging"));

    private static final Pattern SH = Pattern.compile("(?s)sh '''(.*?)'''");

    private final Steps steps;

    CiJob(Seat seat) {
        steps = new Steps(seat);
        gitLab().at("/.lockstep/variables").properties().stream()
                .filter(variable -> !variable.getValue().asString().contains("$"))
                .forEach(variable -> steps.with(variable.getKey(), variable.getValue().asString()));
        Pattern.compile("(?m)^        ([A-Z_]+) = '(.*?)'").matcher(after(PROMOTES, "\n    environment {").split("}", 2)[0])
                .results().forEach(variable -> steps.with(variable.group(1), variable.group(2)));
    }

    static JsonNode gitLab() {
        return new YAMLMapper().readTree(Repository.read(Steps.recipe("gitlab-ci-promote.yml")));
    }

    static String after(String file, String words) {
        return file.split(Pattern.quote(words), 2)[1];
    }

    /** What GitLab says of who started the job. */
    CiJob startedOnGitLabBy(String login, String shownAs) {
        steps.with("GITLAB_USER_LOGIN", login).with("GITLAB_USER_NAME", shownAs)
                .with("GITLAB_USER_EMAIL", login + "@example.org");
        return this;
    }

    CiJob with(String variable, String value) {
        steps.with(variable, value);
        return this;
    }

    Steps steps() {
        return steps;
    }

    Path folder() {
        return steps.folder();
    }

    Ended bash(String step) {
        return steps.bash(step);
    }

    /** All that the job does; the remote is there already. */
    Ended gitLab(String name) {
        List<String> lines = new ArrayList<>();
        gitLab().at("/.lockstep/before_script").forEach(line -> lines.add(line.asString()));
        lines.removeIf(line -> line.startsWith("git remote set-url origin "));
        gitLab().path(name).path("script").forEach(line -> lines.add(line.asString()));
        return steps.bash(lines.stream().map(CiJob::asHere).toList());
    }

    private static String asHere(String step) {
        return step.replace("/opt/lockstep/bin/lockstep", "jbang");
    }

    /** The text of a Jenkinsfile's stage, with the texts that it names in their places. */
    static String stage(String name) {
        String start = "stage('" + name + "')";
        String file = Stream.of(PROMOTES, RECOVERS, STAGES).filter(one -> one.contains(start)).findFirst().orElseThrow();
        return after(file, start).split("stage\\('", 2)[0]
                .replace("sh takeConfigurationInForce",
                        "sh " + after(PROMOTES, "def takeConfigurationInForce = ").split("(?<=\n''')", 2)[0])
                .replace("sh asking + moving + '''", "sh asking + '''" + text(file, "moving"))
                .replace("sh asking + '''", "sh '''" + text(file, "asking"));
    }

    private static String text(String file, String name) {
        return file.contains("def " + name + " = ") ? after(file, "def " + name + " = '''").split("'''", 2)[0] : "";
    }

    /** The steps of a stage, until one fails; what the last of them did. */
    Ended jenkins(String stage) {
        Ended ended = new Ended(0, "", "no step was run");
        for (MatchResult step : SH.matcher(stage(stage)).results().toList()) {
            if (ended.exitCode() == 0) {
                ended = steps.run(asHere(step.group(1).replace("\\\n", "").replace("\\\\", "\\")), "sh", "-xe");
            }
        }
        return ended;
    }
}
