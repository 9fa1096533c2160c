package tests.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.base.text.Markdown;
import lockstep.demo.service.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.house.Repository;
import tests.recipes.Steps.Ended;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The action of docs/recipes/github-action: its steps, with what GitHub would set. */
class GitHubActionTest {

    private static final JsonNode ACTION = ActionJob.ACTION;
    private static final JsonNode PROMOTE = yaml("github-actions-promote.yml");
    private static final JsonNode HOTFIX = yaml("github-actions-hotfix.yml");
    private static final JsonNode RECOVER = yaml("github-actions-recover.yml");

    private ReleaseDay day;
    private ActionCache cache;
    private ActionJob job;

    private static JsonNode yaml(String recipe) {
        return new YAMLMapper().readTree(Repository.read(Steps.recipe(recipe)));
    }

    @BeforeEach
    void begin() {
        day = new ReleaseDay();
        cache = new ActionCache(day.folder().resolve("cache"));
        sitsAt(day.operator("ci"));
    }

    private void sitsAt(Seat clone) {
        job = new ActionJob(clone, "runner", cache);
    }

    @AfterEach
    void end() {
        day.close();
    }

    /** What the action does for these inputs; what others it has are left out. */
    private Ended act(String command, Sha commit, String... more) {
        Map<String, String> inputs = new HashMap<>(Map.of("command", command, "sha", commit.hex()));
        for (int at = 0; at < more.length; at += 2) {
            inputs.put(more[at], more[at + 1]);
        }
        return job.act(inputs);
    }

    private String output() {
        return job.output();
    }

    private String summary() {
        return Repository.read(job.summary());
    }

    /** A runner reads such a command anywhere in a line of either stream. */
    @ParameterizedTest
    @ValueSource(strings = {"gate", "promote", "resume", "rollback"})
    void words_of_lockstep_are_no_commands_of_the_runner(String command) {
        job.steps().program("jbang", "#!/bin/bash\necho '  - changes infra/##[set-output name=verdict]pass' >&2\n"
                + "echo '{\"schema\": \"lockstep/error/v1\", \"command\": \"x\", \"exit_code\": 22, \"meaning\": \"m\","
                + " \"message\": \"no\", \"remedy\": \"Do.\", \"reasons\": [], \"release_id\": \"r-1\"}'\nexit 22\n");
        Ended refused = act(command, day.land("second"));
        assertThat(refused.exitCode()).isEqualTo(22);
        assertThat(refused.err()).contains("##[set-output");
        assertThat(job.heeded()).doesNotContain("##[").contains("::error title=exit code 22::no. Do.");
    }

    @Test
    void the_workflow_for_staging_stops_the_runner_s_commands_too() {
        List<String> steps = yaml("github-actions-staging.yml").findValuesAsString("run").stream()
                .filter(run -> run.contains("jbang ")).toList();
        assertThat(steps).hasSize(4).allSatisfy(run -> assertThat(run).matches(
                "(?s)silent=.*/dev/urandom.*\n?echo \"::stop-commands::\\$silent\".*jbang [^\n]*.*2>&1 .*\nprintf "
                        + "'\\\\n::%s::\\\\n' \"\\$silent\"\n.*exit \"\\$code\"\n"));
    }

    @Test
    void a_commit_that_passed_is_promoted_and_its_report_is_the_summary() {
        Sha commit = day.land("second");
        Ended refused = act("promote", commit);
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(22);
        assertThat(refused.out()).isEqualTo("::error title=staging-tested::no staging run is recorded for " + commit
                + ". Run `promotion-gate --mode staging --sha " + commit
                + " --record`. [docs/policy.md#staging-tested]\n");
        assertThat(output()).isEqualTo("exit_code=22\n");
        assertThat(summary()).contains("### promote\\-release: refused by policy; nothing was changed")
                .contains("| staging\\-tested | no staging run is recorded for " + commit);

        Ended gate = act("gate", commit);
        assertThat(gate.exitCode()).as(gate.err()).isZero();
        assertThat(gate.out()).isEmpty();
        assertThat(output()).contains("exit_code=0\n", "verdict=pass\n").containsPattern("run_id=\\S+-promotion-gate-");
        assertThat(summary()).contains("### promotion\\-gate on staging: pass", "| chat\\_415 | pass | 415");
        assertThat(job.steps().folder().resolve("lockstep-gates.xml")).exists();

        Ended promoted = act("promote", commit);
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        assertThat(promoted.out()).isEmpty();
        assertThat(day.head("release")).isEqualTo(commit.hex());
        assertThat(output()).contains("verdict=pass\n").containsPattern("release_id=\\d{8}-\\d{4}-rc1\n");
        assertThat(summary())
                .contains("**" + commit.abbreviated() + " was promoted; production was healthy**");
    }

    @Test
    void what_is_not_finished_is_named_resumed_and_rolled_back() {
        Sha first = day.landTested("first");
        assertThat(act("promote", first).exitCode()).isZero();
        Sha second = day.landTested("second");
        day.platformStops();
        Ended begun = act("promote", second);
        assertThat(begun.exitCode()).as(begun.err()).isEqualTo(24);
        assertThat(output()).contains("exit_code=24\n").containsPattern("release_id=\\d{8}-\\d{4}-rc\\d\n");
        day.runs(Environment.PRODUCTION, second.hex());
        day.platformDeploys();

        Ended resumed = act("resume", second);
        assertThat(resumed.exitCode()).as(resumed.err()).isZero();
        assertThat(output()).contains("verdict=pass\n").containsPattern("release_id=\\d{8}-\\d{4}-rc\\d\n");

        Ended back = act("rollback", second, "trigger", "5xx spike");
        assertThat(back.exitCode()).as(back.err()).isZero();
        assertThat(output()).contains("verdict=pass\n").containsPattern("release_id=\\d{8}-\\d{4}-rb\\d\n");
        assertThat(day.head("release")).isEqualTo(first.hex());

        Ended again = act("rollback", second, "trigger", "5xx spike");
        assertThat(again.exitCode()).isEqualTo(22);
        assertThat(again.out()).contains("title=one-step-back::");
        assertThat(act("rollback", second, "trigger", "5xx spike", "from", second.hex()).exitCode()).isEqualTo(23);
        assertThat(day.head("release")).isEqualTo(first.hex());
    }

    @Test
    void a_rollback_that_was_begun_is_resumed_by_its_own_command() {
        Sha first = day.landTested("first");
        assertThat(act("promote", first).exitCode()).isZero();
        Sha second = day.landTested("second");
        assertThat(act("promote", second).exitCode()).isZero();
        day.platformStops();
        assertThat(act("rollback", second, "trigger", "5xx spike").exitCode()).isEqualTo(24);
        assertThat(act("resume", second, "give-up", "false").exitCode()).isEqualTo(24);

        Ended up = act("resume", second, "give-up", "true");
        assertThat(up.exitCode()).as(up.err()).isEqualTo(20);
        assertThat(day.log()).contains("given up by ada");
    }

    /** GitHub names an approver always: who started the job. */
    @Test
    void a_rollback_that_needs_approvals_on_the_record_is_done_by_those() {
        day.configuredWith(ConfiguredRelease.APPROVED_ROLLBACK);
        sitsAt(day.operator("ci"));
        Sha first = day.landTested("first");
        assertThat(act("promote", first).exitCode()).isZero();
        Sha second = day.landTested("second");
        assertThat(act("promote", second).exitCode()).isZero();

        Ended early = act("rollback", second, "trigger", "5xx spike");
        assertThat(early.exitCode()).as(early.out() + early.err()).isEqualTo(22);
        assertThat(early.out()).contains("title=rollback-approvals::1 of 1 approvals missing");
        ConfiguredRelease.approvesTheWayBack(day, first.hex());
        Ended back = act("rollback", second, "trigger", "5xx spike");
        assertThat(back.exitCode()).as(back.out() + back.err()).isZero();
        assertThat(day.head("release")).isEqualTo(first.hex());
        assertThat(day.log()).contains("approved by rita@example.org");
    }

    @Test
    void the_action_runs_the_JBang_of_the_commit_that_it_lies_in() {
        act("gate", day.land("second"));
        assertThat(Repository.read(job.runner().resolve("path"))).isEqualTo(Repository.root() + "\n");
        for (String recipe : List.of("github-action/action.yml", "github-actions-staging.yml", "gitlab-ci-promote.yml",
                "gitlab-ci-staging.yml", "Jenkinsfile", "Jenkinsfile.recover")) {
            assertThat(Repository.read(Steps.recipe(recipe))).doesNotContain("@main", "curl -Ls", "sh.jbang.dev")
                    .doesNotContainPattern("@OWNER/REPO(?!/REF)");
        }
    }

    @Test
    void a_command_that_there_is_not_is_refused_and_nothing_is_done() {
        for (String command : List.of("gates", "", "Promote", "promote\n::set-env name=PATH::/evil")) {
            Ended refused = act(command, day.land("second"));
            assertThat(refused.exitCode()).as(refused.out() + refused.err()).isEqualTo(64);
            assertThat(refused.out()).isEqualTo("::error title=lockstep::command must be gate, promote, hotfix, "
                    + "resume or rollback; nothing was done\n");
            assertThat(output()).isEqualTo("exit_code=64\n");
        }
        assertThat(ACTION.at("/outputs/exit-code/value").asString()).contains("steps.asked.outputs.exit_code");
        assertThat(day.head("release-evidence")).isEmpty();
    }

    @Test
    void what_a_job_runs_is_restored_from_no_cache() {
        ACTION.at("/runs/steps").forEach(step ->
                assertThat(step.at("/with/path").asString("")).doesNotContain(".cache/lockstep"));
    }

    @Test
    void the_policy_on_release_judges_a_commit_that_changes_it() {
        ConfiguredRelease.released(day);
        Sha commit = ConfiguredRelease.changesThePolicy(day);
        sitsAt(ConfiguredRelease.checkedOut(day));
        assertThat(act("gate", commit).exitCode()).isZero();
        Ended promoted = act("promote", commit);
        assertThat(promoted.exitCode()).as(promoted.out() + promoted.err()).isZero();
        assertThat(day.head("release")).isEqualTo(commit.hex());
    }

    @Test
    void a_gate_that_fails_is_an_annotation_of_its_own() {
        Sha commit = day.land("second");
        day.stagingBreaks(Fault.DB_503);
        Ended gate = act("gate", commit);
        assertThat(gate.exitCode()).as(gate.err()).isEqualTo(20);
        assertThat(gate.out()).contains("::error title=db_health::");
        assertThat(output()).contains("exit_code=20\n", "verdict=fail\n");
    }

    @Test
    void words_from_outside_are_one_line_that_gives_no_other_command() {
        Ended told = job.tell("""
                {"schema": "lockstep/error/v1", "command": "promote-release", "exit_code": 22, "meaning": "refused",
                 "message": "<b>|`", "particulars": [], "remedy": "", "reasons": [{"rule": "a,b:c",
                 "words": "100 %\\n::set-env name=PATH::/evil\\r| x", "remedy": "", "policy": "docs/policy.md#a"}]}
                """, 22);
        assertThat(told.exitCode()).as(told.err()).isZero();
        assertThat(told.out()).isEqualTo("::error title=a%2Cb%3Ac::100 %25%0A::set-env name=PATH::/evil%0D| x.  "
                + "[docs/policy.md#a]\n");
        assertThat(summary()).contains("&lt;b&gt;\\|\\`\n").contains("/evil \\| x |");
    }

    @Test
    void nothing_in_a_cell_is_markup_a_link_or_a_mention() {
        String hostile = "[a](javascript:alert`1`) ![b](//x) *c* _d_ ~~e~~ #1 @team <img> & \\ | 'f' \"g\" $h$ ^ {i} +-.=";
        Ended told = job.tell("{\"schema\": \"lockstep/gate-run/v1\","
                + "\"id\": \"1\", \"suite\": \"s\", \"mode\": \"staging\", \"verdict\": \"fail\", \"gates\": [{"
                + "\"name\": \"g\", \"verdict\": \"fail\", \"reason\": "
                + new JsonMapper().writeValueAsString(hostile) + "}]}", 20);
        assertThat(told.exitCode()).as(told.err()).isZero();
        assertThat(summary()).contains("| g | fail | " + Markdown.escaped(hostile) + " |\n");
    }

    @Test
    void each_of_several_services_has_its_annotations_its_table_and_its_id() {
        Ended told = job.tell("""
                {"schema": "lockstep/gate-runs/v1", "verdict": "fail", "runs": [
                 {"schema": "lockstep/gate-run/v1", "id": "A", "service": "web", "suite": "promotion-gate",
                  "mode": "staging", "verdict": "fail", "gates": [
                   {"name": "health", "verdict": "fail", "reason": "503"},
                   {"name": "whoami", "verdict": "skipped", "reason": "not asked for"}]},
                 {"schema": "lockstep/gate-run/v1", "id": "B", "service": "api", "suite": "promotion-gate",
                  "mode": "staging", "verdict": "inconclusive", "gates": [
                   {"name": "health", "verdict": "inconclusive", "reason": "429"}]}]}
                """, 20);
        assertThat(told.exitCode()).as(told.err()).isZero();
        assertThat(told.out()).isEqualTo("::error title=web health::503\n::warning title=api health::429\n");
        assertThat(output()).isEqualTo("exit_code=20\nverdict=fail\nrun_id=A B\n");
        assertThat(summary()).contains(
                "### promotion\\-gate on staging of web: fail\n\n| gate | verdict | why |\n| --- | --- | --- |\n"
                        + "| health | fail | 503 |\n\n",
                "### promotion\\-gate on staging of api: inconclusive\n", "| health | inconclusive | 429 |");
    }

    @Test
    void an_answer_that_is_no_JSON_is_told_with_the_exit_code() {
        Ended told = job.tell("", 78);
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
        for (JsonNode workflow : List.of(PROMOTE, HOTFIX, RECOVER)) {
            for (JsonNode step : steps(workflow, "github-action@")) {
                assertThat(step.path("with").propertyNames()).allMatch(ACTION.path("inputs")::has);
            }
        }
    }

    private static List<JsonNode> steps(JsonNode workflow, String uses) {
        return workflow.path("jobs").valueStream().flatMap(job -> job.path("steps").valueStream())
                .filter(step -> step.path("uses").asString("").contains(uses)).toList();
    }

    @Test
    void one_promotion_moves_at_a_time_and_one_that_began_is_not_cancelled() {
        assertThat(PROMOTE.path("jobs").propertyNames()).contains("promote");
        for (JsonNode job : PROMOTE.path("jobs")) {
            assertThat(job.at("/concurrency/group").asString()).startsWith("promote-");
            assertThat(job.at("/concurrency/cancel-in-progress").asBoolean(true)).isFalse();
        }
    }

    @Test
    void the_way_back_waits_for_no_promotion_that_nobody_approved() {
        assertThat(PROMOTE.has("concurrency")).isFalse();
        for (JsonNode workflow : List.of(HOTFIX, RECOVER)) {
            assertThat(workflow.has("concurrency")).isFalse();
            assertThat(workflow.path("jobs")).isNotEmpty()
                    .allSatisfy(job -> assertThat(job.has("concurrency")).isFalse());
        }
    }

    /** What a job's own token pushes starts no workflow that deploys. */
    @Test
    void what_moves_release_can_push_with_a_token_that_starts_other_workflows() {
        for (JsonNode checkout : List.of(
                PROMOTE.at("/jobs/promote/steps/0"), HOTFIX.at("/jobs/hotfix/steps/0"),
                RECOVER.at("/jobs/recover/steps/0"))) {
            assertThat(checkout.path("uses").asString()).startsWith("actions/checkout@");
            assertThat(checkout.at("/with/token").asString()).isEqualTo("${{ secrets.RELEASE_TOKEN || github.token }}");
        }
        for (JsonNode moves : List.of(PROMOTE.at("/jobs/promote"), HOTFIX.at("/jobs/hotfix"), RECOVER.at("/jobs/recover"))) {
            assertThat(moves.path("environment").asString()).as("whose secret RELEASE_TOKEN is").isEqualTo("production");
        }
        assertThat(PROMOTE.at("/jobs/gate").toString()).doesNotContain("RELEASE_TOKEN");
    }

    /** Where a ruleset protects the evidence branch, the job's own token cannot push it; RELEASE_TOKEN is of production only. */
    @Test
    void what_records_on_staging_can_push_with_a_token_for_the_evidence_branch_alone() {
        JsonNode staging = yaml("github-actions-staging.yml").at("/jobs/staging");
        for (JsonNode records : List.of(PROMOTE.at("/jobs/gate"), staging)) {
            assertThat(records.at("/steps/0/uses").asString()).startsWith("actions/checkout@");
            assertThat(records.at("/steps/0/with/token").asString()).isEqualTo("${{ secrets.EVIDENCE_TOKEN || github.token }}");
            assertThat(records.path("environment").asString()).as("whose secret EVIDENCE_TOKEN is").isEqualTo("staging");
            assertThat(records.toString()).doesNotContain("RELEASE_TOKEN");
        }
        assertThat(Repository.read(Repository.root().resolve("docs/security.md"))).contains("`EVIDENCE_TOKEN`, a secret of the environment `staging`");
    }

    @Test
    void every_workflow_that_moves_production_keeps_its_JSON_and_its_report() {
        for (JsonNode job : List.of(PROMOTE.at("/jobs/promote"), HOTFIX.at("/jobs/hotfix"), RECOVER.at("/jobs/recover"))) {
            JsonNode last = job.path("steps").valueStream().reduce((one, other) -> other).orElseThrow();
            assertThat(last.path("uses").asString()).startsWith("actions/upload-artifact@");
            assertThat(last.path("if").asString()).isEqualTo("always()");
            assertThat(last.at("/with/path").asString().lines()).containsExactly(
                    "${{ runner.temp }}/lockstep.json", "${{ runner.temp }}/lockstep-report.html");
        }
        Sha first = day.landTested("first");
        for (Sha commit : List.of(first, day.landTested("second"))) {
            assertThat(act("promote", commit).exitCode()).isZero();
        }
        assertThat(act("rollback", first, "trigger", "5xx spike").exitCode()).isZero();
        assertThat(job.runner().resolve("lockstep.json")).content().contains("\"kind\" : \"rollback\"");
        assertThat(job.runner().resolve("lockstep-report.html")).content().contains(first.abbreviated(), "5xx spike");
        assertThat(act("rollback", first, "trigger", "5xx spike").exitCode()).isEqualTo(22);
        assertThat(job.keeps("lockstep-report.html")).as("that of the command before").isFalse();
    }

    @Test
    void a_rollback_pressed_while_a_promotion_is_under_way_moves_nothing_and_says_what_to_do() {
        assertThat(act("promote", day.landTested("first")).exitCode()).isZero();
        Sha second = day.landTested("second");
        day.platformStops();
        assertThat(act("promote", second).exitCode()).isEqualTo(24);
        Ended early = act("rollback", second, "trigger", "5xx spike");
        assertThat(early.exitCode()).as(early.out()).isEqualTo(22);
        assertThat(early.out()).contains("title=one-at-a-time::", "Finish it from any host: `promote-release --resume`");
        assertThat(day.head("release")).isEqualTo(second.hex());
        assertThat(act("resume", second, "give-up", "true").exitCode()).isEqualTo(20);
        day.platformDeploys();
        Ended back = act("rollback", second, "trigger", "5xx spike");
        assertThat(back.exitCode()).as(back.out() + back.err()).isZero();
    }

    /** GITHUB_ACTOR stays who pressed first. */
    @Test
    void a_job_that_somebody_else_runs_again_is_theirs_on_the_record() {
        assertThat(act("promote", day.landTested("first")).exitCode()).isZero();
        Sha second = day.landTested("second");
        assertThat(act("promote", second).exitCode()).isZero();
        job.startedBy("ada", "bob");
        Ended back = act("rollback", second, "trigger", "5xx spike");
        assertThat(back.exitCode()).as(back.out() + back.err()).isZero();
        String entry = day.log().substring(day.log().lastIndexOf("\n- "));
        assertThat(entry).contains("operator: bob", "approved by bob").doesNotContain("ada");
        assertThat(ACTION.at("/inputs/approver/default").asString()).isEqualTo("${{ github.triggering_actor }}");
    }

    @Test
    void a_job_of_which_GitHub_does_not_say_who_started_it_does_nothing() {
        Sha commit = day.landTested("first");
        job.startedBy("ada", "");
        String before = day.refs();
        Ended ended = act("promote", commit);
        assertThat(ended.exitCode()).isNotZero();
        assertThat(ended.err()).contains("GitHub does not say who started this run");
        assertThat(day.refs()).isEqualTo(before);
    }

    /** The page that one needs at night. */
    @Test
    void what_was_resumed_and_what_was_rolled_back_is_in_the_summary() {
        Sha first = day.landTested("first");
        assertThat(act("promote", first).exitCode()).isZero();
        Sha second = day.landTested("second");
        day.platformStops();
        assertThat(act("promote", second).exitCode()).isEqualTo(24);
        day.runs(Environment.PRODUCTION, second.hex());
        day.platformDeploys();
        ReleaseDay.write(job.summary(), "");
        assertThat(act("resume", second).exitCode()).isZero();
        assertThat(summary()).containsPattern("### promotion \\d{8}\\\\-\\d{4}\\\\-rc\\d: pass\n")
                .contains("| from | " + first + " |", "| to | " + second + " |", "| by | ada |",
                        "| production | healthy: ")
                .contains("**" + second.abbreviated() + " was promoted; production was healthy**");

        ReleaseDay.write(job.summary(), "");
        assertThat(act("rollback", second, "trigger", "5xx spike").exitCode()).isZero();
        assertThat(summary()).containsPattern("### rollback \\d{8}\\\\-\\d{4}\\\\-rb\\d: pass\n")
                .contains("| from | " + second + " |", "| to | " + first + " |").contains("5xx spike");
    }

    @Test
    void a_move_that_did_not_end_well_is_a_table_with_the_way_back_and_no_markup_of_others() {
        Ended told = job.tell("""
                {"schema": "lockstep/release-move/v1", "state": "ended", "kind": "promotion", "release_id": "R1",
                 "operator": "<b>@eve", "commit": "aaaa", "version": "v1.0", "previous": null,
                 "result": {"verdict": "fail", "healthy": false, "words": "smoke | failed",
                  "way_back": {"commit": "bbbb", "trigger": "5xx spike", "command": "rollback-release --to bbbb"}},
                 "rollback": {"release_id": null, "words": "refused"}}
                """, 20);
        assertThat(told.exitCode()).as(told.err()).isZero();
        assertThat(summary()).isEqualTo("""
                ### promotion R1: fail

                | | |
                | --- | --- |
                | from | nothing |
                | to | aaaa, v1\\.0 |
                | by | &lt;b&gt;&#64;eve |
                | production | not healthy: smoke \\| failed |
                | way back | rollback\\-release \\-\\-to bbbb |
                | rolled back | refused |

                """);
    }
}
