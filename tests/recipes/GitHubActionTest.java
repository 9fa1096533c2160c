package tests.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.demo.service.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.house.Repository;
import tests.recipes.Steps.Ended;
import tests.release.workflow.ReleaseDay;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The action of docs/recipes/github-action: its steps, with what GitHub would set. */
class GitHubActionTest {

    private static final JsonNode ACTION = yaml("github-action/action.yml");

    private ReleaseDay day;
    private Steps job;
    private Path summary;
    private Path output;

    private static JsonNode yaml(String recipe) {
        return new YAMLMapper().readTree(Repository.read(Steps.recipe(recipe)));
    }

    @BeforeEach
    void begin() {
        day = new ReleaseDay();
        Path runner = day.folder().resolve("runner");
        summary = runner.resolve("summary.md");
        output = runner.resolve("output");
        ReleaseDay.write(summary, "");
        job = new Steps(day.operator("ci"))
                .with("LOCKSTEP", "OWNER/REPO/REF").with("ACTION", Steps.recipe("github-action").toString())
                .with("GITHUB_ACTOR", "ada").with("RUNNER_TEMP", runner.toString())
                .with("GITHUB_STEP_SUMMARY", summary.toString()).with("GITHUB_OUTPUT", output.toString());
    }

    @AfterEach
    void end() {
        day.close();
    }

    private Ended step(String name, Sha commit) {
        ReleaseDay.write(output, "");
        for (JsonNode step : ACTION.at("/runs/steps")) {
            if (step.path("name").asString("").equals(name)) {
                return job.with("COMMIT", commit.hex()).bash(step.path("run").asString());
            }
        }
        throw new IllegalArgumentException(name);
    }

    private String output() {
        return Repository.read(output);
    }

    @Test
    void a_commit_that_passed_is_promoted_and_its_report_is_the_summary() {
        Sha commit = day.land("second");
        assertThat(step("Name who acts", commit).exitCode()).isZero();

        Ended refused = step("Promote", commit);
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(22);
        assertThat(refused.out()).isEqualTo("::error title=staging-tested::no staging run is recorded for " + commit
                + ". Run promotion-gate --mode staging --sha " + commit
                + " --record. [docs/policy.md#staging-tested]\n");
        assertThat(output()).isEqualTo("exit_code=22\n");
        assertThat(Repository.read(summary)).contains("### promote-release: refused by policy; nothing was changed")
                .contains("| staging-tested | no staging run is recorded for " + commit);

        Ended gate = step("Gates on staging", commit);
        assertThat(gate.exitCode()).as(gate.err()).isZero();
        assertThat(gate.out()).isEmpty();
        assertThat(output()).contains("exit_code=0\n", "verdict=pass\n").containsPattern("run_id=\\S+-promotion-gate-");
        assertThat(Repository.read(summary)).contains("### promotion-gate on staging: pass", "| chat_415 | pass | 415");
        assertThat(job.folder().resolve("lockstep-gates.xml")).exists();

        Ended promoted = step("Promote", commit);
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        assertThat(promoted.out()).isEmpty();
        assertThat(day.head("release")).isEqualTo(commit.hex());
        assertThat(output()).contains("verdict=pass\n").containsPattern("release_id=\\d{8}-\\d{4}-rc1\n");
        assertThat(Repository.read(summary))
                .contains("**" + commit.abbreviated() + " was promoted; production was healthy**");
    }

    @Test
    void what_is_not_finished_is_named_resumed_and_rolled_back() {
        Sha first = day.landTested("first");
        assertThat(step("Name who acts", first).exitCode()).isZero();
        assertThat(step("Promote", first).exitCode()).isZero();
        Sha second = day.landTested("second");
        day.platformStops();
        Ended begun = step("Promote", second);
        assertThat(begun.exitCode()).as(begun.err()).isEqualTo(24);
        assertThat(output()).contains("exit_code=24\n").containsPattern("release_id=\\d{8}-\\d{4}-rc\\d\n");
        day.runs(Environment.PRODUCTION, second.hex());
        day.platformDeploys();

        Ended resumed = step("Resume", second);
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(output()).contains("verdict=pass\n").containsPattern("release_id=\\d{8}-\\d{4}-rc\\d\n");

        job.with("TRIGGER", "5xx spike").with("APPROVER", "ada");
        Ended back = step("Roll back", second);
        assertThat(back.exitCode()).as(back.err()).isZero();
        assertThat(output()).contains("verdict=pass\n").containsPattern("release_id=\\d{8}-\\d{4}-rb\\d\n");
        assertThat(day.head("release")).isEqualTo(first.hex());
    }

    @Test
    void a_rollback_that_was_begun_is_resumed_by_its_own_command() {
        Sha first = day.landTested("first");
        assertThat(step("Name who acts", first).exitCode()).isZero();
        assertThat(step("Promote", first).exitCode()).isZero();
        Sha second = day.landTested("second");
        assertThat(step("Promote", second).exitCode()).isZero();
        day.platformStops();
        job.with("TRIGGER", "5xx spike").with("APPROVER", "ada");
        assertThat(step("Roll back", second).exitCode()).isEqualTo(24);
        assertThat(step("Resume", second).exitCode()).isEqualTo(24);

        job.with("GIVE_UP", "true");
        Ended up = step("Resume", second);
        assertThat(up.exitCode()).as(up.err()).isEqualTo(20);
        assertThat(day.log()).contains("given up by ada");
    }

    @Test
    void the_action_runs_the_JBang_of_the_commit_that_it_lies_in() {
        Path path = day.folder().resolve("path");
        ReleaseDay.write(path, "");
        job.with("GITHUB_PATH", path.toString());
        assertThat(step("Take the pinned JBang", day.land("second")).exitCode()).isZero();
        assertThat(Repository.read(path)).isEqualTo(Repository.root() + "\n");
        for (String recipe : List.of("github-action/action.yml", "github-actions-staging.yml", "gitlab-ci-promote.yml",
                "gitlab-ci-staging.yml", "Jenkinsfile")) {
            assertThat(Repository.read(Steps.recipe(recipe))).doesNotContain("@main", "curl -Ls", "sh.jbang.dev")
                    .doesNotContainPattern("@OWNER/REPO(?!/REF)");
        }
    }

    @Test
    void a_gate_that_fails_is_an_annotation_of_its_own() {
        Sha commit = day.land("second");
        day.stagingBreaks(Fault.DB_503);
        Ended gate = step("Gates on staging", commit);
        assertThat(gate.exitCode()).as(gate.err()).isEqualTo(20);
        assertThat(gate.out()).contains("::error title=db_health::");
        assertThat(output()).contains("exit_code=20\n", "verdict=fail\n");
    }

    @Test
    void words_from_outside_are_one_line_that_gives_no_other_command() throws Exception {
        Path document = Files.writeString(day.folder().resolve("hostile.json"), """
                {"schema": "lockstep/error/v1", "command": "promote-release", "exit_code": 22, "meaning": "refused",
                 "message": "<b>|`", "particulars": [], "remedy": "", "reasons": [{"rule": "a,b:c",
                 "words": "100 %\\n::set-env name=PATH::/evil\\r| x", "remedy": "", "policy": "docs/policy.md#a"}]}
                """);
        ReleaseDay.write(output, "");
        Ended told = job.bash("bash \"$ACTION/tell.sh\" " + document + " 22");
        assertThat(told.exitCode()).as(told.err()).isZero();
        assertThat(told.out()).isEqualTo("::error title=a%2Cb%3Ac::100 %25%0A::set-env name=PATH::/evil%0D| x.  "
                + "[docs/policy.md#a]\n");
        assertThat(Repository.read(summary)).contains("\\<b\\>\\|\\`\n").contains("/evil \\| x |");
    }

    @Test
    void an_answer_that_is_no_JSON_is_told_with_the_exit_code() throws Exception {
        Path document = Files.writeString(day.folder().resolve("none.json"), "");
        ReleaseDay.write(output, "");
        Ended told = job.bash("bash \"$ACTION/tell.sh\" " + document + " 78");
        assertThat(told.exitCode()).isZero();
        assertThat(told.out()).startsWith("::error title=lockstep::exit code 78");
        assertThat(output()).isEqualTo("exit_code=78\n");
    }

    @Test
    void what_the_action_and_its_workflow_refer_to_is_there() {
        List<String> ids = new ArrayList<>();
        ACTION.at("/runs/steps").forEach(step -> ids.add(step.path("id").asString("")));
        ACTION.path("outputs").forEach(value -> assertThat(ids).containsAll(
                Pattern.compile("steps\\.(\\w+)\\.").matcher(value.path("value").asString()).results()
                        .map(match -> match.group(1)).toList()));
        for (String name : List.of("github-actions-promote.yml", "github-actions-recover.yml")) {
            fits(yaml(name));
        }
    }

    private static void fits(JsonNode workflow) {
        assertThat(workflow.at("/concurrency/group").asString()).isEqualTo("production");
        assertThat(workflow.at("/concurrency/cancel-in-progress").asBoolean(true)).isFalse();
        for (JsonNode job : workflow.path("jobs")) {
            for (JsonNode step : job.path("steps")) {
                if (step.path("uses").asString("").contains("github-action@")) {
                    assertThat(step.path("with").propertyNames()).allMatch(ACTION.path("inputs")::has);
                }
            }
        }
    }
}
