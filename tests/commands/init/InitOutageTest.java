package tests.commands.init;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.commands.init.ProbedService.SHA;

import java.nio.file.Path;
import lockstep.base.release.Environment;
import lockstep.gates.revision.RevisionSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tests.commands.cli.Doors;
import tests.commands.cli.Doors.Outcome;

/** What nobody could see is no reason to ask for less. */
class InitOutageTest {

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
        String[] words = new String[more.length + 4];
        System.arraycopy(new String[] {"--staging", staging.base(), "--service", "shop"}, 0, words, 0, 4);
        System.arraycopy(more, 0, words, 4, more.length);
        return Doors.doors().in(folder).open("init", words);
    }

    private WrittenFile strict() {
        WrittenFile file = WrittenFile.in(folder);
        assertThat(file.config().policy().requireRevision()).isTrue();
        return file;
    }

    @Test
    void service_that_tells_nothing_gets_a_file_that_says_what_to_do() {
        staging.page("/health", "{}");
        Outcome outcome = init();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).contains("staging does not report its commit at any of the tried paths\n");
        assertThat(strict().text()).isEqualTo("""
                # How Lockstep releases this service. Every key: docs/configuration.md of Lockstep.
                service: shop

                # Where it runs. A run against the wrong one is refused.
                environments:
                  staging:
                    base: %s
                  # production: {base: https://…}    # needed to promote

                # The service does not report its commit, so no run can prove what was tested.
                # Let /health answer with X-Build-Sha, and write under each environment:
                #   revision: {header: X-Build-Sha}
                # Until then every promotion is refused. This line would accept commits that nothing proves:
                # policy: {require_revision: false}

                # What has to be true before a promotion, and after it. More: docs/declared-gates.md of Lockstep.
                gates:
                  health:
                    get: /health
                    expect: 200
                """.formatted(staging.base()));
    }

    @Test
    void staging_that_is_down_is_configured_as_strictly_and_its_first_gate_says_so() {
        staging.close();
        Outcome outcome = init();
        assertThat(outcome.exitCode()).isEqualTo(20);
        assertThat(outcome.err()).isEqualTo("""
                asking staging at %s …
                staging does not answer: the connection was refused
                wrote %s
                next: commit and push lockstep.yaml, deploy it to staging, then run `promotion-gate --mode staging --record`
                """.formatted(staging.base(), folder.resolve("lockstep.yaml")));
        assertThat(strict().config().gates().isEmpty()).isTrue();
        assertThat(strict().text()).isEqualTo("""
                # How Lockstep releases this service. Every key: docs/configuration.md of Lockstep.
                service: shop

                # Where it runs. A run against the wrong one is refused.
                environments:
                  staging:
                    base: %s
                  # production: {base: https://…}    # needed to promote

                # staging did not answer when this was written: fill in how it reports its commit.
                # Where /health answers with X-Build-Sha, write under each environment:
                #   revision: {header: X-Build-Sha}
                # Until then every promotion is refused. This line would accept commits that nothing proves:
                # policy: {require_revision: false}

                # staging did not answer when this was written: fill in its gates, if the
                # built-in ones, which are in force, are not made for it. More: docs/declared-gates.md of Lockstep.
                # gates:
                #   health:
                #     get: /health
                #     expect: 200
                """.formatted(staging.base()));
    }

    @Test
    void lines_that_are_comments_are_a_sound_file_once_they_are_filled_in() {
        staging.close();
        init();
        String filled = strict().text().replaceAll("(?m)^# (policy: |gates:|  health:|    get: |    expect: )", "$1");
        WrittenFile file = WrittenFile.of(filled);
        assertThat(file.config().policy().requireRevision()).isFalse();
        assertThat(file.config().gates().gates()).hasSize(1);
    }

    @Test
    void commit_of_staging_that_is_down_is_expected_as_production_tells_it() {
        staging.close();
        production.page("/health", "{}").header("X-Build-Sha", SHA);
        init("--production", production.base());
        assertThat(strict().text()).contains("    revision: {header: X-Build-Sha}    # as production tells it\n");
        for (Environment environment : Environment.always()) {
            assertThat(strict().config().environment(environment).orElseThrow().revision())
                    .contains(new RevisionSource.Header("/health", "X-Build-Sha"));
        }
    }

    @Test
    void production_that_is_down_is_told_and_written() {
        staging.page("/health", "{}").header("X-Build-Sha", SHA);
        production.close();
        Outcome outcome = init("--production", production.base());
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).contains("production does not answer: the connection was refused\n");
        assertThat(strict().config().environment(Environment.PRODUCTION)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            503, 200, 200, was healthy at no path that was asked
            200, 503, 200, did not answer all that was asked
            200, 200, 429, did not answer all that was asked
            404, 200, 200, was healthy at no path that was asked
            """)
    void half_an_outage_replaces_no_built_in_gates(int health, int whoami, int database, String why) {
        staging.page("/health", health, "{}").page("/auth/whoami", whoami, "{}").page("/db/health", database, "{}");
        init();
        assertThat(strict().config().gates().isEmpty()).isTrue();
        assertThat(strict().text()).contains("# staging " + why + " when this was written: fill in its gates");
    }

    @Test
    void health_of_a_page_beside_one_that_is_out_of_order_replaces_no_built_in_gates() {
        staging.page("/health", 503, "{}").page("/", "welcome");
        init();
        assertThat(strict().config().gates().isEmpty()).isTrue();
    }

    @Test
    void service_that_the_built_in_gates_are_made_for_keeps_them_without_a_word() {
        staging.page("/health", "{}").page("/auth/whoami", "{}").page("/db/health", "{}");
        init();
        assertThat(strict().config().gates().isEmpty()).isTrue();
        assertThat(strict().text()).doesNotContain("gates");
    }
}
