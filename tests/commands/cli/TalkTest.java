package tests.commands.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.commands.cli.Doors.doors;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.demo.service.DemoService;
import lockstep.demo.service.DemoSettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import tests.commands.cli.Doors.Outcome;
import tests.repository.git.Git;

/** How much a command tells while it works. */
@ResourceLock(TalkTest.TRACE)
public class TalkTest {

    /** What is asked of others is told to one command of the process at a time. */
    public static final String TRACE = "trace";

    private static final Sha LIVE = new Sha("1".repeat(40));

    @AutoClose
    private final DemoService service = DemoService.start(
            DemoSettings.of(Environment.STAGING, LIVE).withLockouts(Duration.ofSeconds(1)));

    @TempDir
    Path folder;

    @BeforeEach
    void a_token_that_must_not_be_shown() throws Exception {
        Files.writeString(folder.resolve("token"), "Bearer do-not-show-me");
    }

    private Outcome smoke(String... more) {
        String[] all = {"--base", service.base().toString(), "--header", "Authorization=@token",
                "--evidence-dir", "evidence"};
        String[] words = new String[all.length + more.length];
        System.arraycopy(all, 0, words, 0, all.length);
        System.arraycopy(more, 0, words, all.length, more.length);
        return doors().in(folder).open("smoke-api-chat", words);
    }

    @Test
    void usually_it_is_told_where_the_evidence_lies() {
        assertThat(smoke().err()).startsWith("evidence: ").doesNotContain("> ");
    }

    @Test
    void quiet_leaves_only_the_answer() {
        Outcome outcome = smoke("--quiet");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).contains("PASS");
    }

    @Test
    void quiet_still_tells_errors() {
        Outcome outcome = doors().in(folder).open("smoke-api-chat", "--quiet", "--base", "ftp://nowhere");
        assertThat(outcome.exitCode()).isEqualTo(64);
        assertThat(outcome.err()).contains("does not start with http:// or https://");
    }

    @Test
    void a_secret_in_a_path_is_told_as_redacted() throws Exception {
        Files.writeString(folder.resolve("lockstep.yaml"),
                "environments: {staging: {base: \"" + service.base() + "\"}}\n" + "gates: {hook: {get: \"/hooks/{{env:HOOK}}/ping\", expect: 404}}\n");
        Outcome outcome = doors().in(folder).with("HOOK", "do-not-show-me")
                .open("promotion-gate", "--mode", "staging", "--verbose");
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains("/hooks/[redacted]/ping: 404").doesNotContain("do-not-show-me");
    }

    @Test
    void verbose_tells_what_is_asked_of_whom_with_what_outcome_and_how_long_it_took() {
        Outcome outcome = smoke("--verbose");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err().lines()).anyMatch(line -> line.matches(
                "> GET " + service.base() + "/health: 200 http/1\\.1, \\d+ bytes"
                        + " \\((look-up \\d+ ms, )?(connect \\d+ ms, )?first byte \\d+ ms\\), [\\d.]+ m?s"));
        assertThat(outcome.err()).contains("> POST " + service.base() + "/api/chat: 415")
                .contains("evidence: ")
                .doesNotContain("do-not-show-me");
    }

    @Test
    void verbose_tells_of_git_and_of_programs() throws Exception {
        Git git = new Git(folder);
        git.in(folder, "init", "-q", "--bare", "remote.git");
        git.in(folder, "init", "-q", "clone");
        Path clone = folder.resolve("clone");
        git.in(clone, "remote", "add", "origin", folder.resolve("remote.git").toString());
        Outcome outcome = doors().in(clone).open("status", "--verbose");
        assertThat(outcome.err())
                .containsPattern("> git fetch from \\S+remote\\.git: done, \\d+ ms")
                .contains("> run git ");
    }

    @Test
    void quiet_and_verbose_at_once_are_refused() {
        Outcome outcome = smoke("--quiet", "--verbose");
        assertThat(outcome.exitCode()).isEqualTo(64);
        assertThat(outcome.err()).contains("--quiet and --verbose contradict each other");
    }
}
