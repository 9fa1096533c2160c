package tests.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lockstep.base.release.Sha;
import lockstep.demo.service.Fault;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors;
import tests.commands.cli.Doors.Outcome;
import tests.house.Program;
import tests.house.Repository;
import tests.record.signature.Keys;
import tests.recipes.Steps.Ended;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The workflows from main to staging. A shell runs each step with what the CI sets; the words with which it would start
 * {@code jbang} open the doors of this build.
 */
class StagingWorkflowsTest {

    private static final String PIPELINE = """
            pipeline:
              staging:
                requires: [{checks: [unit]}, {coverage: {min: 80%}}, {findings: {critical: 0, high: 0}}, {review: 1}]
            """;

    private Map<String, String> login = Map.of();

    private static JsonNode recipe(String name) {
        return new YAMLMapper().readTree(Repository.read(Repository.root().resolve("docs/recipes").resolve(name)));
    }

    /** @param folder where the job that records finds the reports of the one that built */
    private static void built(Seat seat, String folder) {
        ReleaseDay.write(seat.folder().resolve(folder + "/unit.xml"), "<testsuite><testcase name='a'/></testsuite>");
        ReleaseDay.write(seat.folder().resolve(folder + "/jacoco.xml"),
                "<report name='x'><counter type='LINE' missed='1' covered='9'/></report>");
        ReleaseDay.write(seat.folder().resolve(folder + "/scan.sarif"), """
                {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "scan"}},
                 "invocations": [{"executionSuccessful": true}], "results": []}]}""");
    }

    private static List<Outcome> run(Seat seat, List<String> steps, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path shims = Files.createDirectories(seat.folder().resolve("shims"));
        Path words = shims.resolve("words");
        Program.write(shims.resolve("jbang"), "#!/bin/sh\nfor w in \"$@\"; do printf '%s\\0' \"$w\"; done >> "
                + words + "\nprintf '\\n' >> " + words + "\nenv > " + shims + "/env\n");
        List<Outcome> outcomes = new ArrayList<>();
        for (String step : steps) {
            Files.writeString(words, "");
            ProcessBuilder shell = new ProcessBuilder("bash", "-e", "-c", step).directory(seat.folder().toFile())
                    .inheritIO();
            shell.environment().putAll(environment);
            shell.environment().putAll(seat.day().git().environment());
            shell.environment().put("PATH", shims + ":" + System.getenv("PATH"));
            assertThat(shell.start().waitFor()).as(step).isZero();
            environment = with(environment, seat.day().folder().resolve("next-environment"));
            for (String line : Files.readString(words, StandardCharsets.UTF_8).split("\n")) {
                if (!line.isEmpty()) {
                    outcomes.add(open(seat, line, shims.resolve("env")));
                }
            }
        }
        return outcomes;
    }

    /** What a step on GitHub gives to those after it. */
    private static Map<String, String> with(Map<String, String> environment, Path given) throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        if (Files.exists(given)) {
            Files.readAllLines(given).forEach(line ->
                    all.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        }
        return all;
    }

    private static Outcome open(Seat seat, String line, Path environment) throws IOException {
        String[] words = line.split("\0");
        Doors doors = Doors.doors().in(seat.folder());
        Files.readAllLines(environment).stream()
                .filter(variable -> variable.matches("[A-Z_0-9]+=.*"))
                .forEach(variable -> doors.with(
                        variable.substring(0, variable.indexOf('=')), variable.substring(variable.indexOf('=') + 1)));
        return doors.open(words[0], Arrays.copyOfRange(words, 1, words.length));
    }

    private static MockWebServer forge(Map<String, String> answers) throws IOException {
        MockWebServer server = new MockWebServer();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String path = request.getTarget().replaceAll("[?].*", "");
                boolean allowed = "Bearer s3cret-token".equals(request.getHeaders().get("Authorization"));
                return allowed && answers.containsKey(path)
                        ? new MockResponse.Builder().body(answers.get(path)).build()
                        : new MockResponse.Builder().code(allowed ? 404 : 401).body("{}").build();
            }
        });
        server.start();
        return server;
    }

    private static void passesEveryStep(List<Outcome> outcomes) {
        assertThat(outcomes).hasSize(4).allSatisfy(outcome ->
                assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero());
        assertThat(outcomes.toString()).doesNotContain("s3cret-token", GuardedFront.VALUE);
    }

    private void gitHubStages(ReleaseDay day, Seat ci, Sha commit) throws IOException, InterruptedException {
        String commits = "/repos/acme/api/commits/" + commit;
        try (MockWebServer server = forge(Map.of(
                commits + "/check-runs", "{\"total_count\": 0, \"check_runs\": []}",
                commits + "/status", "{\"sha\": \"" + commit + "\", \"statuses\": []}",
                commits + "/pulls", "[{\"number\": 1, \"merged_at\": \"2026-11-28T10:00:00Z\", \"base\": {\"ref\": \"main\"}, "
                        + "\"head\": {\"sha\": \"" + commit + "\"}, \"user\": {\"login\": \"ada\"}}]",
                "/repos/acme/api/pulls/1/commits", "[]",
                "/repos/acme/api/pulls/1/reviews", "[{\"user\": {\"login\": \"rita\"}, \"state\": \"APPROVED\","
                        + "\"commit_id\": \"" + commit + "\"}]"))) {
            List<String> steps = new ArrayList<>();
            recipe("github-actions-staging.yml").path("jobs").path("staging").path("steps").forEach(step -> {
                if (step.path("uses").asString("").startsWith("actions/download-artifact@")) {
                    steps.add("mv '" + ci.folder() + "/uploaded' '" + step.at("/with/path").asString() + "'");
                }
                if (step.has("run")) {
                    steps.add(step.path("run").asString());
                }
            });
            built(ci, "uploaded");
            Map<String, String> environment = new HashMap<>(Map.of(
                    "GITHUB_SHA", commit.hex(), "GITHUB_REPOSITORY", "acme/api", "GITHUB_TRIGGERING_ACTOR", "ada",
                    "RELEASE_BRANCH", "release",
                    "GITHUB_API_URL", server.url("").toString(),
                    "GITHUB_AUTHORIZATION", "Bearer s3cret-token",
                    "RUNNER_TEMP", day.folder().toString(),
                    "GITHUB_PATH", day.folder().resolve("path").toString()));
            environment.put("GITHUB_ENV", day.folder().resolve("next-environment").toString());
            environment.put("GITHUB_OUTPUT", day.folder().resolve("output").toString());
            environment.put("GITHUB_STEP_SUMMARY", day.folder().resolve("summary.md").toString());
            if (!Files.exists(ci.folder().resolve(".lockstep"))) {
                Files.createSymbolicLink(ci.folder().resolve(".lockstep"), Repository.root());
            }
            environment.putAll(login);
            passesEveryStep(run(ci, steps, environment));
        }
    }

    private void gitLabStages(Seat ci, Sha commit) throws IOException, InterruptedException {
        String project = "/projects/acme%2Fapi";
        try (MockWebServer server = forge(Map.of(
                project + "/repository/commits/" + commit + "/statuses", "[]",
                project + "/repository/commits/" + commit + "/merge_requests",
                "[{\"iid\": 1, \"state\": \"merged\", \"target_branch\": \"main\", \"sha\": \""
                        + commit + "\", \"author\": {\"username\": \"ada\"}}]",
                project + "/merge_requests/1/approvals",
                "{\"approved_by\": [{\"user\": {\"username\": \"rita\"}, \"approved_at\": \"2026-11-28T10:00:00Z\"}]}",
                project + "/merge_requests/1/versions",
                "[{\"head_commit_sha\": \"" + commit + "\", \"created_at\": \"2026-11-28T09:00:00Z\"}]",
                project + "/merge_requests/1/commits", "[]",
                project + "/merge_requests/1/reviewers", "[]"))) {
            built(ci, "build");
            List<String> lines = new ArrayList<>();
            JsonNode job = recipe("gitlab-ci-staging.yml").path("promote to staging");
            job.path("before_script").valueStream().map(JsonNode::asString)
                    .filter(line -> line.contains("git ls-remote") || line.startsWith("ask() ")).forEach(lines::add);
            assertThat(lines).hasSize(2);
            job.path("script").forEach(line -> lines.add(line.asString()));
            lines.replaceAll(line -> line.replace("/opt/lockstep/bin/lockstep", "jbang"));
            Map<String, String> environment = new HashMap<>(Map.of(
                    "CI_COMMIT_SHA", commit.hex(), "CI_PROJECT_PATH", "acme/api", "GITLAB_USER_LOGIN", "ada",
                    "RELEASE_BRANCH", "release",
                    "GITLAB_USER_EMAIL", "ada@example.org", "CI_API_V4_URL", server.url("").toString(),
                    "LOCKSTEP_TOKEN", "s3cret-token"));
            environment.putAll(login);
            // GitLab runs the lines of a job in one shell.
            passesEveryStep(run(ci, List.of(String.join("\n", lines)), environment));
        }
    }

    @Test
    void git_hub_actions_bring_a_commit_to_staging() throws IOException, InterruptedException {
        try (ReleaseDay day = new ReleaseDay().configuredWith(PIPELINE)) {
            Sha commit = day.land("second");
            gitHubStages(day, day.operator("ci"), commit);
        }
    }

    /** evidence.sign.key is where the operators have theirs. */
    @Test
    void what_git_hub_actions_record_is_signed_with_the_secret_of_the_environment() throws IOException, InterruptedException {
        try (ReleaseDay day = new ReleaseDay().configuredWith(PIPELINE)) {
            Keys keys = new Keys(Files.createDirectories(day.folder().resolve("keys")));
            keys.known("ci");
            keys.allow("signers", keys.line("ci@example.org", "namespaces=\"lockstep-evidence\"", "ci"));
            Sha commit = day.land("second");
            Seat ci = day.operator("ci");
            ci.demandsSignatures(Path.of("~/.ssh/id_ed25519"), keys.folder().resolve("signers"));
            login = Map.of("SIGNING_KEY", Repository.read(keys.folder().resolve("ci")));
            gitHubStages(day, ci, commit);
            List<String> evidence = day.evidence().lines().toList();
            assertThat(evidence.stream().filter(path -> path.endsWith(".intoto.json"))).hasSizeGreaterThan(3)
                    .allSatisfy(path -> assertThat(evidence).contains(path + ".sig"));
            assertThat(day.folder().resolve("lockstep-signing")).as("the key is removed").doesNotExist();
        }
    }

    @Test
    void a_gate_that_fails_on_staging_is_an_annotation_a_table_and_a_JUnit_report() throws IOException {
        try (ReleaseDay day = new ReleaseDay()) {
            Sha commit = day.land("second");
            day.stagingBreaks(Fault.DB_503);
            Seat ci = day.operator("ci");
            Files.createSymbolicLink(ci.folder().resolve(".lockstep"), Repository.root());
            String step = recipe("github-actions-staging.yml").at("/jobs/staging/steps").valueStream()
                    .filter(one -> one.path("name").asString("").equals("Test on staging")).findFirst().orElseThrow()
                    .path("run").asString();
            Ended ended = new Steps(ci).with("GITHUB_SHA", commit.hex()).with("RUNNER_TEMP", day.folder().toString())
                    .with("GITHUB_OUTPUT", day.folder().resolve("output").toString())
                    .with("GITHUB_STEP_SUMMARY", day.folder().resolve("summary.md").toString()).bash(step);
            assertThat(ended.exitCode()).as(ended.out() + ended.err()).isEqualTo(20);
            assertThat(ended.out()).contains("::error title=db_health::");
            assertThat(day.folder().resolve("summary.md")).content().contains("### promotion\\-gate on staging: fail");
            assertThat(ci.folder().resolve("lockstep-gates.xml")).content().contains("<testcase");
        }
    }

    @Test
    void git_lab_brings_a_commit_to_staging() throws IOException, InterruptedException {
        try (ReleaseDay day = new ReleaseDay().configuredWith(PIPELINE)) {
            Sha commit = day.land("second");
            gitLabStages(day.operator("ci"), commit);
        }
    }

    @Test
    void a_commit_that_changes_the_policy_is_brought_to_staging_by_the_one_on_release()
            throws IOException, InterruptedException {
        try (ReleaseDay day = new ReleaseDay()) {
            ConfiguredRelease.released(day);
            Sha commit = ConfiguredRelease.changesThePolicy(day);
            gitHubStages(day, ConfiguredRelease.checkedOut(day), commit);
            gitLabStages(ConfiguredRelease.checkedOut(day), commit);
        }
    }

    @Test
    void certificates_that_release_does_not_have_yet_are_those_of_the_commit_that_brings_them() throws Exception {
        try (ReleaseDay day = new ReleaseDay(); GuardedFront front = new GuardedFront(day.stagingAddress())) {
            ConfiguredRelease.released(day);
            Sha commit = day.landWith("ci/ca.pem", front.authority());
            login = Map.of("SERVICE_CA_FILE", "ci/ca.pem");
            gitHubStages(day, ConfiguredRelease.checkedOut(day), commit);
            gitLabStages(ConfiguredRelease.checkedOut(day), commit);
        }
    }

    @Test
    void a_commit_without_what_staging_requires_is_not_deployed() {
        try (ReleaseDay day = new ReleaseDay().configuredWith(PIPELINE)) {
            Sha commit = day.land("second");
            Outcome refused = day.operator("ci").open("deploy", "staging", commit.hex(), "--yes");
            assertThat(refused.exitCode()).isEqualTo(22);
            assertThat(refused.err()).contains("does not have what staging requires; nothing was deployed")
                    .contains("docs/policy.md#coverage").contains("docs/policy.md#review");
            assertThat(day.operator("ci").open("promotion-gate", "--mode", "staging", "--sha", commit.hex(), "--record")
                    .exitCode()).isEqualTo(22);
        }
    }

    /** Its libraries and tests could push with it. */
    @Test
    void what_builds_on_GitHub_finds_no_token_that_may_push() {
        JsonNode workflow = recipe("github-actions-staging.yml");
        assertThat(workflow.path("permissions").isObject()).isTrue();
        assertThat(workflow.path("permissions")).isEmpty();
        JsonNode build = workflow.at("/jobs/build");
        assertThat(build.path("permissions").toString()).isEqualTo("{\"contents\":\"read\"}");
        assertThat(build.at("/steps/0/uses").asString()).startsWith("actions/checkout@");
        assertThat(build.at("/steps/0/with/persist-credentials").asBoolean(true)).isFalse();
        String text = Repository.read(Steps.recipe("github-actions-staging.yml"));
        assertThat(text.indexOf("# Your build goes here.")).isBetween(text.indexOf("  build:\n"), text.indexOf("  staging:\n"));
        assertThat(workflow.at("/jobs/staging/needs").asString()).isEqualTo("build");
        assertThat(build.toString()).doesNotContain("secrets.");
    }

    /** Else what was built would lie in its way, or be recorded for it. */
    @Test
    void on_GitHub_the_configuration_in_force_is_there_before_the_reports_and_Lockstep() {
        List<String> steps = recipe("github-actions-staging.yml").at("/jobs/staging/steps").valueStream()
                .map(step -> step.path("name").asString(step.path("uses").asString())).toList();
        assertThat(steps.subList(0, 2)).containsExactly("actions/checkout@v4", "Take the configuration in force");
        assertThat(steps).contains("actions/download-artifact@v4", "Take the pinned Lockstep");
    }

    @Test
    void a_staging_behind_a_login_and_an_authority_of_its_own_is_deployed_and_tested() throws Exception {
        try (ReleaseDay day = new ReleaseDay().configuredWith(PIPELINE);
                GuardedFront front = new GuardedFront(day.stagingAddress())) {
            Sha commit = day.land("second");
            Seat ci = day.operator("ci");
            ci.reconfigure(day.stagingAddress(), front.base());
            Files.writeString(ci.folder().resolve("authority.pem"), front.authority());
            login = Map.of("SERVICE_HEADER", GuardedFront.HEADER, "SERVICE_HEADER_VALUE", GuardedFront.VALUE,
                    "SERVICE_CA_FILE", "authority.pem");
            gitHubStages(day, ci, commit);
            gitLabStages(ci, commit);
        }
    }
}
