package tests.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.house.Repository;
import tests.recipes.Steps.Ended;
import tests.release.approval.ApprovalDay;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What somebody types who presses a button on GitHub, and what the workflows hand on. */
class ActionInputsTest {

    private static final List<String> WORKFLOWS = List.of("github-actions-promote.yml", "github-actions-hotfix.yml",
            "github-actions-recover.yml", "github-actions-staging.yml");

    private ReleaseDay day;
    private ActionJob job;

    @BeforeEach
    void begin() {
        day = new ReleaseDay();
        sitsAt(day.operator("ci"));
    }

    private void sitsAt(Seat clone) {
        job = new ActionJob(clone, "runner", new ActionCache(day.folder().resolve("cache")));
    }

    @AfterEach
    void end() {
        day.close();
    }

    private static JsonNode yaml(String recipe) {
        return new YAMLMapper().readTree(Repository.read(Steps.recipe(recipe)));
    }

    private Ended act(String... inputs) {
        Map<String, String> all = new HashMap<>();
        for (int at = 0; at < inputs.length; at += 2) {
            all.put(inputs[at], inputs[at + 1]);
        }
        return job.act(all);
    }

    /** What the action's last call would be. */
    private List<String> words(String... inputs) {
        job.steps().onlySaysWhatItWouldCall();
        act(inputs);
        return job.steps().called().stream().filter(call -> call.contains("--json") && !call.contains("status"))
                .reduce((one, other) -> other).orElse(List.of());
    }

    @Test
    void an_input_that_is_empty_is_no_option() {
        assertThat(words("command", "gate", "sha", "v1.2.3")).containsExactly(
                "promotion-gate", "v1.2.3", "--mode", "staging", "--record", "--junit", "lockstep-gates.xml", "--json");
        assertThat(words("command", "promote", "sha", "v1.2.3"))
                .containsExactly("promote-release", "v1.2.3", "--yes", "--json");
        assertThat(words("command", "hotfix", "sha", "v1.2.3", "skip-staging", "false"))
                .containsExactly("hotfix-promote", "v1.2.3", "--yes", "--json");
        assertThat(words("command", "resume", "give-up", "false"))
                .containsExactly("promote-release", "--resume", "--json");
        assertThat(words("command", "rollback", "approver", ""))
                .containsExactly("rollback-release", "--yes", "--json");
    }

    /** Whatever is typed: options, files of arguments, commands. */
    @Test
    void an_input_is_one_word_that_is_the_value_of_its_option() {
        String hostile = "--yes @/etc/passwd $(touch pwned) `id` ; x\"y' *";
        Map<String, String> declared = Map.of("class", "--class", "surfaces", "--surfaces", "rollback-plan", "--rollback-plan",
                "canary", "--canary", "flag", "--flag", "policy-diff", "--policy-diff", "accept-drift", "--accept-drift",
                "accept-unverified", "--accept-unverified", "notes", "--notes");
        each("promote", declared, hostile, "promote-release");
        Map<String, String> hotfix = new HashMap<>(declared);
        hotfix.putAll(Map.of("approver1", "--approver1", "approver2", "--approver2"));
        each("hotfix", hotfix, hostile, "hotfix-promote");
        each("rollback", Map.of("trigger", "--trigger", "to", "--to", "version", "--version", "from", "--from", "notes", "--notes",
                "approver", "--approve"), hostile, "rollback-release");
        assertThat(job.steps().folder().resolve("pwned")).doesNotExist();
    }

    private void each(String command, Map<String, String> options, String value, String door) {
        List<String> inputs = new ArrayList<>(List.of("command", command, "sha", "v1"));
        options.keySet().forEach(input -> inputs.addAll(List.of(input, value + input)));
        List<String> words = words(inputs.toArray(String[]::new));
        assertThat(words).startsWith(door);
        assertThat(words).containsAll(
                options.entrySet().stream().map(one -> one.getValue() + "=" + value + one.getKey()).toList());
        assertThat(words.stream().filter(word -> word.startsWith("-")).map(word -> word.replaceAll("=.*", "")).toList())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(options.values().stream(), Stream.of("--yes", "--json"))
                                .toList());
    }

    @Test
    void switches_are_on_only_where_it_says_true() {
        assertThat(words("command", "promote", "sha", "v1", "auto-rollback", "true")).contains("--auto-rollback");
        assertThat(words("command", "hotfix", "sha", "v1", "skip-staging", "true", "skip-canary", "true"))
                .contains("--skip-staging", "--skip-canary");
        assertThat(words("command", "rollback", "accept-unverified", "true")).contains("--accept-unverified");
        for (String[] unclear : new String[][] {{"promote", "auto-rollback"}, {"hotfix", "skip-staging"},
                {"hotfix", "skip-canary"}, {"rollback", "accept-unverified"}, {"resume", "give-up"}}) {
            Ended refused = act("command", unclear[0], "sha", "v1", unclear[1], "yes\n::set-env name=A::b");
            assertThat(refused.exitCode()).as(refused.out()).isEqualTo(64);
            assertThat(refused.out()).isEqualTo(
                    "::error title=lockstep::" + unclear[1] + " must be true or false; nothing was done\n");
            assertThat(job.output()).isEqualTo("exit_code=64\n");
        }
    }

    @Test
    void what_is_no_commit_is_refused_before_anything_reads_it() {
        for (String commit : List.of("", "--dry-run", "@notes.txt")) {
            for (String command : List.of("gate", "promote", "hotfix")) {
                assertThat(words("command", command, "sha", commit)).isEmpty();
                assertThat(job.output()).isEqualTo("exit_code=64\n");
            }
        }
    }

    @Test
    void a_change_of_class_B_is_promoted_with_what_was_typed_on_the_record() {
        day.configuredWith("change_class: {rules: [{paths: [\"waf/**\"], class: B}]}\n");
        sitsAt(day.operator("ci"));
        assertThat(act("command", "promote", "sha", day.landTested("first").hex()).exitCode()).isZero();
        Sha commit = day.landWith("waf/limits.py", "changed\n");
        assertThat(act("command", "gate", "sha", commit.hex()).exitCode()).isZero();
        Ended refused = act("command", "promote", "sha", commit.hex());
        assertThat(refused.exitCode()).isEqualTo(22);
        assertThat(refused.out()).contains("title=class-by-paths::");

        Ended promoted = act("command", "promote", "sha", commit.hex(), "class", "B", "surfaces", "api,waf",
                "rollback-plan", "--the old limits", "canary", "@lockstep.yaml", "policy-diff", "docs/waf.md $(id)",
                "notes", "slowly");
        assertThat(promoted.exitCode()).as(promoted.out() + promoted.err()).isZero();
        assertThat(day.head("release")).isEqualTo(commit.hex());
        assertThat(day.log()).contains("  change_class: B\n", "slowly; class B on api, waf", "canary: @lockstep.yaml",
                "policy diff: docs/waf.md $(id)", "--the old limits");
    }

    @Test
    void a_hotfix_that_was_approved_goes_to_production_without_staging() {
        try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
            Sha fix = ConfiguredRelease.fixBesideMain(team.day());
            sitsAt(ConfiguredRelease.checkedOut(team.day()));
            String[] hotfix = {"command", "hotfix", "sha", "v1.2.4", "skip-staging", "true", "approver1", "@anna"};
            Ended refused = act(hotfix);
            assertThat(refused.exitCode()).as(refused.out() + refused.err()).isEqualTo(22);
            assertThat(refused.out()).contains("there is no approval of @anna");
            ConfiguredRelease.approvesTheHotfix(team);
            Ended done = act(hotfix);
            assertThat(done.exitCode()).as(done.out() + done.err()).isZero();
            assertThat(team.day().head("release")).isEqualTo(fix.hex());
            assertThat(job.output()).contains("verdict=pass\n").containsPattern("release_id=\\d{8}-\\d{4}-rc\\d\n");
            assertThat(team.day().log()).contains("staging was skipped, and has to pass afterwards");
        }
    }

    @Test
    void a_rollback_goes_to_the_version_that_was_typed() {
        Sha first = day.landTested("first");
        day.tag("v1.0.0", first);
        for (Sha commit : List.of(first, day.landTested("second"), day.landTested("third"))) {
            Ended promoted = act("command", "promote", "sha", commit.hex());
            assertThat(promoted.exitCode()).as(promoted.out() + promoted.err()).isZero();
        }
        Ended back = act("command", "rollback", "trigger", "5xx spike", "version", "v1.0.0", "notes", "all of it");
        assertThat(back.exitCode()).as(back.out() + back.err()).isZero();
        assertThat(day.head("release")).isEqualTo(first.hex());
        assertThat(day.log()).contains("all of it");
    }

    @Test
    void a_staging_behind_a_login_and_an_authority_of_its_own_is_tested_and_the_secret_is_in_no_word() throws Exception {
        Sha commit = day.land("second");
        try (GuardedFront front = new GuardedFront(day.stagingAddress())) {
            Seat ci = day.operator("ci");
            ci.reconfigure(day.stagingAddress(), front.base());
            Files.writeString(ci.folder().resolve("authority.pem"), front.authority());
            sitsAt(ci);
            assertThat(act("command", "gate", "sha", commit.hex()).exitCode()).isEqualTo(20);
            String[] login = {"header", GuardedFront.HEADER, "header-value", GuardedFront.VALUE, "ca-file", "authority.pem"};
            String[] gate = {"command", "gate", "sha", commit.hex(), login[0], login[1], login[2], login[3], login[4], login[5]};
            Ended passed = act(gate);
            assertThat(passed.exitCode()).as(passed.out() + passed.err()).isZero();
            for (String command : List.of("gate", "promote", "hotfix", "resume", "rollback")) {
                gate[1] = command;
                assertThat(words(gate)).contains("--ca-file=" + job.runner().resolve("lockstep-ca/authority.pem"))
                        .contains("--header=" + GuardedFront.HEADER + "=env:SERVICE_HEADER_VALUE")
                        .noneMatch(word -> word.contains(GuardedFront.VALUE));
            }
        }
    }

    @Test
    void certificates_that_release_does_not_have_yet_are_those_of_the_commit_that_brings_them() throws Exception {
        try (GuardedFront front = new GuardedFront(day.stagingAddress())) {
            ConfiguredRelease.released(day);
            Sha commit = day.landWith("ci/ca.pem", front.authority());
            for (String command : List.of("gate", "promote", "rollback", "resume")) {
                sitsAt(ConfiguredRelease.checkedOut(day));
                job.runner().resolve("lockstep-ca/ci/ca.pem").toFile().delete();
                if (!command.equals("gate")) {
                    job.steps().onlySaysWhatItWouldCall();
                }
                Ended ended = act("command", command, "sha", commit.hex(), "ca-file", "ci/ca.pem");
                assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
                assertThat(head()).isEqualTo(day.head("release"));
                assertThat(job.steps().folder().resolve("ci/ca.pem")).doesNotExist();
                assertThat(job.runner().resolve("lockstep-ca/ci/ca.pem")).hasContent(front.authority());
            }
            assertThat(job.steps().called()).isNotEmpty()
                    .allMatch(call -> call.getLast().equals("--help") || call.contains("status") || call.contains("config") || call.contains("release-report")
                            || call.contains("--ca-file=" + job.runner().resolve("lockstep-ca/ci/ca.pem")));
        }
    }

    /** A secret that is not there is an empty text for GitHub. */
    @Test
    void a_header_without_its_value_is_refused_and_not_left_out() {
        Ended refused = act("command", "gate", "sha", day.land("second").hex(), "header", GuardedFront.HEADER);
        assertThat(refused.exitCode()).as(refused.out()).isEqualTo(64);
    }

    @Test
    void the_way_back_leaves_a_header_out_whose_value_is_gone_and_certificates_that_are_nowhere() {
        for (String[] back : new String[][] {{"rollback", "notes"}, {"resume", "give-up"}}) {
            String[] inputs = {"command", back[0], back[1], "true", "header", GuardedFront.HEADER, "ca-file", "ci/ca.pem"};
            assertThat(words(inputs)).isNotEmpty().noneMatch(word -> word.startsWith("--header") || word.startsWith("--ca-file"));
            assertThat(act(inputs).out()).contains(
                    "::warning title=lockstep::header-value is empty, so the header is left out; ",
                    "::warning title=lockstep::there is no file of the name that ca-file says, ");
        }
        for (String forward : List.of("gate", "promote", "hotfix", "resume")) {
            assertThat(words("command", forward, "sha", "v1.2.3", "header", GuardedFront.HEADER, "ca-file", "ci/ca.pem"))
                    .as(forward).contains("--header=" + GuardedFront.HEADER + "=env:SERVICE_HEADER_VALUE", "--ca-file=ci/ca.pem");
        }
    }

    /** It asks staging, too; the secret is that of production. */
    @Test
    void the_id_of_what_is_open_is_asked_for_without_the_secret() {
        job.steps().onlySaysWhatItWouldCall();
        act("command", "resume", "header", GuardedFront.HEADER, "header-value", GuardedFront.VALUE);
        assertThat(job.steps().called()).startsWith(List.of("status", "--json"), List.of("promote-release", "--resume",
                "--header=" + GuardedFront.HEADER + "=env:SERVICE_HEADER_VALUE", "--json"));
    }

    @Test
    void a_rollback_is_resumed_without_the_secret_and_a_promotion_is_not() {
        Sha first = day.landTested("first");
        assertThat(act("command", "promote", "sha", first.hex()).exitCode()).isZero();
        Sha second = day.landTested("second");
        day.platformStops();
        assertThat(act("command", "promote", "sha", second.hex()).exitCode()).isEqualTo(24);
        day.runs(Environment.PRODUCTION, second.hex());
        String before = day.refs();
        Ended refused = act("command", "resume", "header", GuardedFront.HEADER);
        assertThat(refused.exitCode()).as(refused.out() + refused.err()).isEqualTo(64);
        assertThat(day.refs()).isEqualTo(before);
        assertThat(act("command", "resume").exitCode()).isZero();
        assertThat(act("command", "rollback", "trigger", "5xx spike").exitCode()).isEqualTo(24);
        day.runs(Environment.PRODUCTION, first.hex());
        Ended back = act("command", "resume", "header", GuardedFront.HEADER);
        assertThat(back.exitCode()).as(back.out() + back.err()).isZero();
        assertThat(back.out()).contains("::warning title=lockstep::header-value is empty");
    }

    @Test
    void certificates_that_the_commit_does_not_have_are_those_of_release() {
        ConfiguredRelease.released(day);
        String release = day.landWith("ci/ca.pem", "of release\n").hex();
        day.move("release", release);
        day.git().in(day.bare(), "branch", "-f", "main", release + "~1");
        sitsAt(ConfiguredRelease.checkedOut(day));
        assertThat(words("command", "rollback", "ca-file", "ci/ca.pem")).contains("--ca-file=ci/ca.pem");
        assertThat(job.steps().folder().resolve("ci/ca.pem")).hasContent("of release");
    }

    @Test
    void a_rollback_moves_release_though_the_secret_of_the_login_is_gone() {
        Sha first = day.landTested("first");
        for (Sha commit : List.of(first, day.landTested("second"))) {
            Ended promoted = act("command", "promote", "sha", commit.hex());
            assertThat(promoted.exitCode()).as(promoted.out() + promoted.err()).isZero();
        }
        try (GuardedFront front = new GuardedFront(day.productionBase())) {
            Seat ci = day.operator("night");
            ci.reconfigure(day.productionBase(), front.base());
            ReleaseDay.write(ci.folder().resolve("authority.pem"), front.authority());
            sitsAt(ci);
            Ended back = act("command", "rollback", "trigger", "5xx spike", "header", GuardedFront.HEADER, "ca-file", "authority.pem",
                    "accept-unverified", "true");
            assertThat(back.out()).as(back.err()).contains("::warning title=lockstep::header-value is empty");
            assertThat(day.head("release")).as(back.out() + back.err() + back.exitCode()).isEqualTo(first.hex());
        }
    }

    /** A secret of the repository can be read by the workflows of every branch. */
    @Test
    void each_job_that_asks_the_service_is_of_an_environment_and_has_its_secrets() {
        Map<String, String> environments = Map.of("gate", "staging", "staging", "staging", "promote", "production",
                "hotfix", "production", "recover", "production");
        List<String> seen = new ArrayList<>();
        WORKFLOWS.forEach(name -> yaml(name).path("jobs").properties().stream()
                .filter(one -> one.getValue().toString().contains("secrets.SERVICE_HEADER_VALUE")).forEach(one -> {
                    seen.add(one.getKey());
                    assertThat(one.getValue().path("environment").asString("")).isEqualTo(environments.get(one.getKey()));
                }));
        assertThat(seen).containsExactlyInAnyOrderElementsOf(environments.keySet());
    }

    @Test
    void the_configuration_in_force_is_taken_from_the_branch_that_is_named() {
        ConfiguredRelease.released(day);
        day.move("live", day.head("release"));
        day.land("later");
        sitsAt(ConfiguredRelease.checkedOut(day));
        job.steps().onlySaysWhatItWouldCall();
        act("command", "gate", "sha", "v1", "release-branch", "no-such-branch");
        assertThat(head()).isEqualTo(day.head("main"));
        act("command", "gate", "sha", "v1", "release-branch", "live");
        assertThat(head()).isEqualTo(day.head("live"));
    }

    private String head() {
        return day.git().in(job.steps().folder(), "rev-parse", "HEAD");
    }

    @Test
    void what_a_workflow_asks_for_it_hands_on_and_all_of_it_is_an_input_of_the_action() {
        for (String name : WORKFLOWS.subList(0, 3)) {
            JsonNode asked = yaml(name).at("/on/workflow_dispatch/inputs");
            String all = Repository.read(Steps.recipe(name));
            assertThat(asked.size()).as("github.com takes 25, older servers of GitHub's ten")
                    .isBetween(1, name.contains("hotfix") ? 14 : 10);
            asked.propertyNames().forEach(
                    input -> assertThat(all).contains("          " + input + ": ${{ inputs." + input + " }}\n"));
            steps(name).stream().filter(step -> step.path("uses").asString("").contains("github-action@"))
                    .forEach(step -> assertThat(step.path("with").propertyNames())
                            .allMatch(ActionJob.ACTION.path("inputs")::has)
                            .contains("release-branch", "signing-key", "header", "header-value", "ca-file"));
        }
    }

    /** There it would be part of a program. */
    @Test
    void no_script_has_an_expression_in_it() {
        List<JsonNode> all = new ArrayList<>(ActionJob.ACTION.at("/runs/steps").valueStream().toList());
        WORKFLOWS.forEach(name -> all.addAll(steps(name)));
        assertThat(all).extracting(step -> step.path("run").asString(""))
                .noneMatch(script -> script.contains("${{")).anyMatch(script -> !script.isEmpty());
    }

    private static List<JsonNode> steps(String workflow) {
        return yaml(workflow).path("jobs").valueStream().flatMap(job -> job.path("steps").valueStream()).toList();
    }
}
