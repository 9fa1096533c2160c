package tests.commands.init;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.commands.init.ProbedService.SHA;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.gates.revision.RevisionSource;
import lockstep.settings.Config;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.commands.cli.Doors;
import tests.commands.cli.Doors.Outcome;

/** A repository that has no lockstep.yaml yet, and a service of which nothing is known. */
class InitTest {

    @TempDir
    Path folder;

    private ProbedService staging;
    private ProbedService production;

    @BeforeEach
    void serve() throws Exception {
        staging = new ProbedService();
        production = new ProbedService();
    }

    @AfterEach
    void stop() {
        staging.close();
        production.close();
    }

    private Outcome init(String... more) {
        return Doors.doors().in(folder).open("init",
                Stream.concat(Stream.of("--staging", staging.base()), Stream.of(more)).toArray(String[]::new));
    }

    private Config written() {
        return WrittenFile.in(folder).config();
    }

    @Test
    void service_that_tells_its_commit_in_a_header_is_configured_and_its_first_gate_passes() {
        staging.page("/health", "{}").header("X-Build-Sha", SHA);
        Outcome outcome = init("--service", "shop");
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        assertThat(written().service()).isEqualTo("shop");
        assertThat(written().environment(Environment.STAGING).orElseThrow().revision())
                .contains(new RevisionSource.Header("/health", "X-Build-Sha"));
        assertThat(outcome.out()).contains("health", "PASS");
        assertThat(staging.asked()).allMatch(request -> request.startsWith("GET "));
    }

    private void git(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-c", "init.defaultBranch=main"));
        command.addAll(List.of(words));
        Process git = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        String out = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(out).isZero();
    }

    @Test
    void remote_and_branch_that_are_called_otherwise_are_written_down() throws Exception {
        git("init", "--bare", "--initial-branch=trunk", "there.git");
        git("init", "clone");
        folder = folder.resolve("clone");
        git("remote", "add", "upstream", folder.resolveSibling("there.git").toString());
        git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "--allow-empty", "-m", "first");
        git("push", "upstream", "HEAD:refs/heads/trunk");
        staging.page("/health", "{}").header("X-Build-Sha", SHA);
        assertThat(init().exitCode()).isZero();
        assertThat(Files.readString(folder.resolve("lockstep.yaml")))
                .contains("git: {remote: upstream, staging: trunk}    # as the remote has it\n");
        assertThat(written().git().staging()).isEqualTo("trunk");
    }

    @Test
    void below_the_root_of_a_repository_nothing_is_asked_or_written() throws Exception {
        git("init");
        Path root = folder;
        folder = Files.createDirectory(folder.resolve("services"));
        staging.page("/health", "{}").header("X-Build-Sha", SHA);
        Outcome outcome = init();
        assertThat(outcome.exitCode()).isEqualTo(78);
        assertThat(outcome.err()).contains("lies below the root of its repository", "Run it in " + root);
        assertThat(staging.asked()).isEmpty();
        assertThat(folder.resolve("lockstep.yaml")).doesNotExist();
    }

    @Test
    void gates_that_lie_beside_it_already_are_those_that_are_asked() throws Exception {
        Files.createDirectory(folder.resolve("gates"));
        Files.writeString(folder.resolve("gates/own.yaml"), "gates: {own: {get: /healthz, expect: 200}}\n");
        staging.page("/healthz", "ok");
        Outcome outcome = init();
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        assertThat(outcome.out()).contains("own", "PASS");
        assertThat(Files.readString(folder.resolve("lockstep.yaml"))).doesNotContain("\ngates:");
    }

    @Test
    void commit_is_found_in_a_field_and_health_where_it_is() {
        staging.page("/healthz", "ok").page("/version", "{\"commit\": \"" + SHA + "\"}");
        assertThat(init().exitCode()).isZero();
        assertThat(written().environment(Environment.STAGING).orElseThrow().revision())
                .contains(new RevisionSource.Field("/version", "commit"));
        assertThat(written().gates().gates()).hasSize(1);
        assertThat(staging.asked()).contains("GET /healthz");
    }

    @Test
    void both_are_asked_and_it_is_told_what_each_says() {
        staging.page("/health", "{}").header("X-Build-Sha", SHA);
        production.page("/healthz", "ok").page("/version", "{\"commit\": \"" + SHA + "\"}");
        Outcome outcome = init("--production", production.base());
        assertThat(outcome.err()).isEqualTo("""
                asking staging at %s …
                staging is healthy at /health
                staging reports its commit by {header: X-Build-Sha}
                asking production at %s …
                production is healthy at /healthz
                production reports its commit by {path: /version, field: commit}
                wrote %s
                next: commit and push lockstep.yaml, deploy it to staging, then run `promotion-gate --mode staging --record`
                """.formatted(staging.base(), production.base(), folder.resolve("lockstep.yaml")));
        assertThat(written().environment(Environment.PRODUCTION).orElseThrow().revision())
                .contains(new RevisionSource.Field("/version", "commit"));
        assertThat(production.asked()).isNotEmpty().allMatch(request -> request.startsWith("GET "));
    }

    @Test
    void commit_is_expected_of_production_as_staging_tells_it_where_production_is_silent() {
        staging.page("/health", "{}").header("X-Build-Sha", SHA);
        production.page("/health", "{}");
        assertThat(init("--production", production.base()).err())
                .contains("production does not report its commit at any of the tried paths\n");
        assertThat(WrittenFile.in(folder).text()).contains("  production:\n    base: " + production.base()
                + "\n    revision: {header: X-Build-Sha}    # as staging tells it\n");
    }

    @Test
    void urls_that_are_mixed_up_are_told() {
        staging.page("/health", "{\"environment\": \"production\"}");
        production.page("/health", "{\"app_env\": \"staging\"}");
        assertThat(init("--production", production.base()).err().lines()).contains(
                "the service at the URL of staging says that it is production: check both URLs",
                "the service at the URL of production says that it is staging: check both URLs");
    }

    @Test
    void one_service_for_both_is_refused_before_it_is_asked() {
        Outcome outcome = init("--production", staging.base().replace("127.0.0.1", "localhost"));
        assertThat(outcome.exitCode()).isEqualTo(78);
        assertThat(outcome.err()).contains(
                "the URLs of staging and production lead to the same service; nothing was asked or written");
        assertThat(staging.asked()).isEmpty();
        assertThat(folder.resolve("lockstep.yaml")).doesNotExist();
    }

    @Test
    void credentials_go_to_staging_alone() throws Exception {
        staging.page("/health", "{}");
        Files.writeString(folder.resolve("key"), "open-sesame");
        init("--production", production.base(), "--header", "X-Key=@key");
        assertThat(staging.credentials()).isNotEmpty().containsOnly("open-sesame");
        assertThat(production.asked()).isNotEmpty();
        assertThat(production.credentials()).isEmpty();
    }

    @Test
    void file_that_is_there_is_not_replaced() throws Exception {
        Files.writeString(folder.resolve("lockstep.yaml"), "service: mine\n");
        Outcome outcome = init();
        assertThat(outcome.exitCode()).isEqualTo(64);
        assertThat(outcome.err()).contains("is there already; nothing was written");
        assertThat(folder.resolve("lockstep.yaml")).content().isEqualTo("service: mine\n");
    }

    @Test
    void dry_run_prints_the_file_and_writes_none() {
        staging.page("/health", "{}");
        assertThat(init("--dry-run", "--deploy", "sh -c './ops/deploy.sh \"$1\"' x {sha}").out())
                .contains("command: [sh, '-c', './ops/deploy.sh \"$1\"', x, '{sha}']");
        Outcome outcome = init("--dry-run", "--deploy", "./ops/deploy.sh production {sha}");
        assertThat(outcome.exitCode()).isZero();
        assertThat(folder.resolve("lockstep.yaml")).doesNotExist();
        Config read = WrittenFile.of(outcome.out()).config();
        assertThat(read.deploy(Environment.PRODUCTION).orElseThrow().command())
                .containsExactly("./ops/deploy.sh", "production", "{sha}");
    }

    @Test
    void what_cannot_be_understood_is_refused_before_anything_is_written() {
        for (String how : List.of("header:", "smoke:signals", "field:/version")) {
            assertThat(init("--revision", how).exitCode()).as(how).isEqualTo(64);
        }
        assertThat(init("--production", "ftp://prod.example").exitCode()).isEqualTo(64);
        assertThat(folder.resolve("lockstep.yaml")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"it's: [a] # {b}", "null", "Null", "NULL", "true", "No", "on", "~", "1.5", "2026-01-01"})
    void name_is_a_text_in_the_file(String name) {
        staging.page("/health", "{}");
        assertThat(init("--service", name).exitCode()).isZero();
        assertThat(written().service()).isEqualTo(name);
    }

    @Test
    void scheme_in_capitals_keeps_the_schema() {
        staging.page("/health", "{}");
        Outcome outcome = Doors.doors().in(folder).open(
                "init", "--dry-run", "--staging", staging.base().replace("http:", "HTTP:"));
        assertThat(WrittenFile.of(outcome.out()).text()).contains("    base: " + staging.base() + "\n");
    }

    @Test
    void root_of_the_file_system_has_no_name_that_a_service_could_take() {
        staging.page("/health", "{}");
        Outcome outcome = Doors.doors().in(Path.of("/")).open("init", "--dry-run", "--staging", staging.base());
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(WrittenFile.of(outcome.out()).config().service()).isEqualTo("service");
    }

    @Test
    void five_questions_are_asked_where_no_option_answers_them() {
        staging.page("/health", "{}");
        production.page("/health", "{}");
        Outcome outcome = Doors.doors().in(folder)
                .typing(staging.base() + "\n" + production.base() + "\nfield:/about#build\n\n./deploy {sha}\n")
                .open("init");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err().split("asking staging", 2)[0]).isEqualTo(
                "1/5 Where does staging run (URL)? 2/5 Where does production run (URL)? [none] ");
        assertThat(outcome.err()).contains(
                "3/5 How does the service report its commit (header:NAME, field:/PATH#NAME, command:WORDS)? [none] "
                        + "4/5 What is the service called? [" + folder.getFileName() + "] "
                        + "5/5 Which command deploys production ({sha} is the commit)? [none] wrote ");
        Config config = written();
        assertThat(config.service()).isEqualTo(folder.getFileName().toString());
        for (Environment environment : Environment.always()) {
            assertThat(config.environment(environment).orElseThrow().revision())
                    .contains(new RevisionSource.Field("/about", "build"));
        }
        assertThat(config.environment(Environment.PRODUCTION).orElseThrow().base().base())
                .isEqualTo(production.base());
        assertThat(config.deploy(Environment.PRODUCTION).orElseThrow().command()).containsExactly("./deploy", "{sha}");
    }

    @Test
    void question_that_needs_an_answer_gets_one_or_nothing_is_written() {
        Outcome outcome = Doors.doors().in(folder).typing("\n").open("init");
        assertThat(outcome.exitCode()).isEqualTo(64);
        assertThat(outcome.err()).contains("this needs an answer", "Give --staging.");
        assertThat(folder.resolve("lockstep.yaml")).doesNotExist();
    }
}
