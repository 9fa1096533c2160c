package tests.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import lockstep.base.release.Sha;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.house.Repository;
import tests.record.signature.Keys;
import tests.recipes.Steps.Ended;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * The recipes where {@code lockstep.yaml} asks for what docs/security.md calls the strongest setting: every record is
 * signed, also CI's, and {@code evidence.sign.key} is where the operators have theirs.
 */
class SignedRecipesTest {

    private static final String OPERATORS = "~/.ssh/id_ed25519";
    private static final String SIGNERS = "docs/allowed_signers";

    private ReleaseDay day;
    private Keys keys;
    private Path folder;
    private Sha commit;

    @BeforeEach
    void a_team_that_requires_signatures() {
        day = new ReleaseDay();
        folder = day.folder().resolve("keys");
        ReleaseDay.write(folder.resolve("here"), "");
        keys = new Keys(folder);
        keys.known("ci");
        keys.known("olga");
        Seat olga = day.operator("Olga");
        olga.demandsSignatures(Path.of(OPERATORS), SIGNERS);
        day.landWith(SIGNERS, keys.line("olga@example.org", "", "olga")
                + keys.line("ci@example.org", "namespaces=\"lockstep-evidence\"", "ci"));
        commit = day.landWith("lockstep.yaml", Repository.read(olga.folder().resolve("lockstep.yaml")));
    }

    @AfterEach
    void end() {
        day.close();
    }

    /** As a secret of GitHub's, or a file of GitLab's: the text that somebody pasted. */
    private String key() {
        return Repository.read(folder.resolve("ci"));
    }

    private Seat job() {
        return ConfiguredRelease.checkedOut(day);
    }

    /** GitLab makes it so that everybody may read it. */
    private String fileOfGitLab(String text) {
        Path file = folder.resolve("LOCKSTEP_SIGNING_KEY");
        ReleaseDay.write(file, text);
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toString();
    }

    private CiJob onGitLab(String variable) {
        ReleaseDay.write(folder.resolve("tmp/here"), "");
        return new CiJob(job()).startedOnGitLabBy("ada", "Ada").with("CI_COMMIT_SHA", commit.hex())
                .with("TRIGGER", "5xx spike").with("LOCKSTEP_SIGNING_KEY", variable)
                .with("TMPDIR", folder.resolve("tmp").toString());
    }

    private ActionJob onGitHub() {
        return new ActionJob(job(), "runner", new ActionCache(day.folder().resolve("cache")));
    }

    private Ended act(ActionJob job, String command, String key) {
        return job.act(Map.of("command", command, "sha", commit.hex(), "signing-key", key, "trigger", "5xx spike"));
    }

    private static void passed(Ended ended) {
        assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
    }

    private void showsNothingOfTheKey(Ended ended) {
        assertThat(ended.out() + ended.err()).doesNotContain(key().lines().toList().get(2));
    }

    /** By an auditor who has no key of the team's. */
    private void allIsSignedAndVerified() {
        List<String> evidence = day.evidence().lines().toList();
        assertThat(evidence.stream().filter(path -> path.endsWith(".intoto.json"))).isNotEmpty()
                .allSatisfy(path -> assertThat(evidence).contains(path + ".sig"));
        Seat auditor = ConfiguredRelease.checkedOut(day);
        day.git().in(auditor.folder(), "checkout", "-q", "origin/main");
        Outcome verified = auditor.log("verify", "--all");
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
    }

    /** The second promotion, and back. */
    private void promotesTwiceAndGoesBack(Function<String, Ended> press) {
        passed(press.apply("gate"));
        passed(press.apply("promote"));
        Sha first = commit;
        commit = day.land("second");
        passed(press.apply("gate"));
        passed(press.apply("promote"));
        assertThat(day.head("release")).isEqualTo(commit.hex());
        passed(press.apply("rollback"));
        assertThat(day.head("release")).isEqualTo(first.hex());
        allIsSignedAndVerified();
    }

    @Test
    void on_GitHub_gate_promotion_and_rollback_are_signed_with_the_secret_of_the_job() {
        Ended without = act(onGitHub(), "gate", "");
        assertThat(without.exitCode()).as(without.out()).isEqualTo(78);
        assertThat(day.head("release-evidence")).isEmpty();
        promotesTwiceAndGoesBack(command -> {
            ActionJob job = onGitHub();
            Ended ended = act(job, command, key());
            showsNothingOfTheKey(ended);
            assertThat(job.keeps("lockstep-signing")).as("the key is removed").isFalse();
            return ended;
        });
    }

    @Test
    void on_GitHub_the_key_is_a_file_that_only_the_job_may_read_while_the_command_runs() {
        ActionJob job = onGitHub();
        job.steps().program("jbang", "#!/bin/sh\nstat -c '%a' \"$LOCKSTEP_SIGNING_KEY_FILE\" > '" + folder
                + "/mode'\nenv > '" + folder + "/env'\necho '{}'\n");
        act(job, "promote", key().strip());
        assertThat(folder.resolve("mode")).hasContent("600");
        assertThat(folder.resolve("env")).content().doesNotContain(key().lines().toList().get(2));
        assertThat(job.keeps("lockstep-signing")).isFalse();
    }

    @Test
    void on_GitLab_gate_promotion_and_rollback_are_signed_with_the_variable_of_the_type_file() {
        Map<String, String> names = Map.of(
                "gate", "gates on staging", "promote", "promote to production", "rollback", "roll back production");
        Ended without = onGitLab("").gitLab("gates on staging");
        assertThat(without.exitCode()).as(without.out() + without.err()).isEqualTo(78);
        assertThat(day.head("release-evidence")).isEmpty();
        String file = fileOfGitLab(key().strip().replace("\n", "\r\n"));
        promotesTwiceAndGoesBack(command -> {
            Ended ended = onGitLab(file).gitLab(names.get(command));
            showsNothingOfTheKey(ended);
            assertThat(folder.resolve("tmp")).isDirectoryNotContaining("glob:**/tmp.*");
            return ended;
        });
    }

    @Test
    void on_GitLab_a_key_in_a_variable_that_is_no_file_is_refused_and_one_that_was_typed_gets_on_no_record() {
        Ended refused = onGitLab(key()).gitLab("gates on staging");
        assertThat(refused.exitCode()).isEqualTo(64);
        assertThat(refused.err()).contains("LOCKSTEP_SIGNING_KEY must be a variable of the type file; nothing was done");
        showsNothingOfTheKey(refused);
        Ended typed = onGitLab(fileOfGitLab(key())).with("NOTES", key()).gitLab("promote to production");
        assertThat(typed.exitCode()).isEqualTo(64);
        assertThat(typed.err()).contains("a variable that was set for this job has a secret in it; nothing was done");
        showsNothingOfTheKey(typed);
    }

    /** Jenkins writes the credentials into a file that is its own, and names it. */
    @Test
    void on_Jenkins_gate_promotion_and_rollback_are_signed_with_the_file_of_the_credentials() {
        Map<String, String> stages = Map.of("gate", "Gates on staging", "promote", "Promote", "rollback", "Roll back");
        promotesTwiceAndGoesBack(command -> new CiJob(job()).with("COMMIT", commit.hex()).with("OPERATOR", "ada")
                .with("TRIGGER", "5xx spike").with("LOCKSTEP_SIGNING_KEY_FILE", folder.resolve("ci").toString())
                .jenkins(stages.get(command)));
        for (String file : List.of(CiJob.PROMOTES, CiJob.RECOVERS, CiJob.STAGES)) {
            assertThat(file).contains("        SIGNS = ''  ", "if (env.SIGNS) {", " << sshUserPrivateKey("
                    + "credentialsId: 'lockstep-signing-key', keyFileVariable: 'LOCKSTEP_SIGNING_KEY_FILE')");
        }
    }

    @Test
    void on_GitLab_what_brings_a_commit_to_staging_is_signed() {
        JsonNode job = new YAMLMapper().readTree(Repository.read(Steps.recipe("gitlab-ci-staging.yml")))
                .path("promote to staging");
        Seat seat = job();
        ReleaseDay.write(seat.folder().resolve("build/unit.xml"), "<testsuite><testcase name='a'/></testsuite>");
        List<String> lines = new ArrayList<>();
        Stream.concat(job.path("before_script").valueStream(), job.path("script").valueStream()).map(JsonNode::asString)
                .filter(line -> !line.startsWith("git remote ") && !line.contains("--gitlab"))
                .map(line -> line.replace("/opt/lockstep/bin/lockstep", "jbang")
                        .replace(" --jacoco build/jacoco.xml --sarif build/scan.sarif", ""))
                .forEach(lines::add);
        Ended ended = new Steps(seat).with("CI_COMMIT_SHA", commit.hex()).with("RELEASE_BRANCH", "release")
                .with("GITLAB_USER_LOGIN", "ada").with("GITLAB_USER_EMAIL", "ada@example.org")
                .with("LOCKSTEP_SIGNING_KEY", fileOfGitLab(key())).bash(lines);
        passed(ended);
        assertThat(day.evidence()).contains("evidence/facts/", "evidence/runs/");
        allIsSignedAndVerified();
    }

    /** Of the environment, not of the repository: that one, the workflows of every branch read. */
    @Test
    void each_job_on_GitHub_that_records_has_the_key_of_its_environment() {
        for (String name : List.of("promote", "hotfix", "recover", "staging")) {
            JsonNode jobs = new YAMLMapper().readTree(Repository.read(Steps.recipe("github-actions-" + name + ".yml"))).path("jobs");
            jobs.valueStream().filter(job -> job.toString().contains("OWNER/REPO")).forEach(job -> {
                assertThat(job.path("environment").asString("")).isIn("staging", "production");
                assertThat(job.toString()).contains("${{ secrets.LOCKSTEP_SIGNING_KEY }}");
            });
        }
    }
}
