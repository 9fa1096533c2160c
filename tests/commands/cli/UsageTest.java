package tests.commands.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.commands.cli.Doors.doors;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.commands.cli.Doors.Outcome;

class UsageTest {

    @TempDir
    Path folder;

    private Outcome gate(String... arguments) {
        return doors().in(folder).open("promotion-gate", arguments);
    }

    @Test
    void without_a_mode_it_says_how_to_give_one() {
        assertThat(gate("--base", "http://127.0.0.1:1")).isEqualTo(new Outcome(64, "", """
                error: no mode was given
                  Use --mode staging or --mode prod, or set MODE.
                """));
    }

    @Test
    void the_beginning_of_a_sha_is_answered_with_the_command_that_completes_it() {
        assertThat(gate("--mode", "staging", "--base", "http://127.0.0.1:1", "--sha", "ac1471d").err())
                .contains("'ac1471d' is not a commit SHA", "as `git rev-parse ac1471d` prints it.");
        assertThat(gate("--mode", "staging", "--base", "http://127.0.0.1:1", "--sha", "nosuch").err())
                .contains("as `git rev-parse HEAD` prints it.");
    }

    @Test
    void a_folder_whose_name_the_locale_garbled_is_answered_with_a_locale() {
        assertThat(doors().open("status", "--repo", "Gr??e").err()).contains("there is no folder ", "LC_ALL=C.UTF-8");
        assertThat(doors().open("status", "--repo", "nosuch").err()).contains("there is no folder ").doesNotContain("LC_ALL");
        assertThat(doors().open("status", "--repo", "a\0b")).isEqualTo(new Outcome(64, "", """
                error: a path has letters that this locale cannot name
                  Run it in a UTF-8 locale, such as LC_ALL=C.UTF-8.
                """));
    }

    @Test
    void a_configuration_that_is_a_folder_is_said_to_be_one() {
        assertThat(doors().in(folder).open("config", "lint", folder.toString()).err())
                .contains(folder + " cannot be read: it is a folder");
    }

    @Test
    void an_unknown_mode_is_named() {
        assertThat(doors().in(folder).with("MODE", "stagng").with("BASE", "http://127.0.0.1:1").open("promotion-gate"))
                .isEqualTo(new Outcome(64, "", """
                        error: MODE 'stagng' is unknown
                          Use --mode staging or --mode prod.
                        """));
    }

    @Test
    void without_a_base_it_says_how_to_give_one() {
        assertThat(gate("--mode", "staging")).isEqualTo(new Outcome(64, "", """
                error: no base URL was given
                  Use --base URL, set BASE, or name it in lockstep.yaml.
                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"staging.example", "ftp://x", "http://", "http://a b", "http://x:99999", "http://x?y",
                    "http://[::1"})
    void a_malformed_base_is_one_clear_line(String base) {
        Outcome outcome = gate("--mode", "staging", "--base", base);
        assertThat(outcome.exitCode()).isEqualTo(64);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("error: the base URL '").hasLineCount(2).doesNotContain("Exception");
    }

    @Test
    void a_password_in_the_base_is_refused_and_not_repeated() {
        Outcome outcome = gate("--mode", "staging", "--base", "https://ada:s3cr3t-pw@staging.example");
        assertThat(outcome.exitCode()).isEqualTo(64);
        assertThat(outcome.err()).contains("carries a user name or password").doesNotContain("s3cr3t-pw");
    }

    @Test
    void hostile_text_on_the_command_line_is_shown_harmless() {
        Outcome outcome = gate("--mode", "\u001b[2Jx", "--base", "http://127.0.0.1:1");
        assertThat(outcome.err()).contains("'\\x1b[2Jx'").doesNotContain("\u001b");
        assertThat(gate("--\u001b[31m").err()).doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--burst=0", "--burst=101", "--burst=x", "--deadline=soon", "--sha=abc", "--header=X=plain",
                    "--nonsense"})
    void wrong_options_end_with_64(String option) {
        Outcome outcome = gate("--mode", "staging", "--base", "http://127.0.0.1:1", option);
        assertThat(outcome.exitCode()).isEqualTo(64);
        assertThat(outcome.err()).startsWith("error: ").hasLineCount(2);
    }

    private Outcome mistyped(String... more) {
        return gate(Stream.concat(Stream.of("--mode", "staging", "--base", "http://127.0.0.1:1"), Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void a_token_that_was_not_quoted_is_counted_and_not_shown() {
        assertThat(mistyped("--header", "Authorization:", "Bearer", "s3cret", "s3cret")).isEqualTo(new Outcome(64, "", """
                error: 2 words that no option takes are on the command line
                  Quote a value that has spaces. Try `promotion-gate --help`.
                """));
        assertThat(mistyped("--header", "Authorization:", "Bearer", "s3cret").err())
                .startsWith("error: a word that no option takes is on the command line\n");
        assertThat(mistyped("--heder=Authorization: Bearer s3cret", "main", "s3cret").err())
                .startsWith("error: Unknown option: '--heder', and a word that no option takes\n");
        assertThat(mistyped("--no-such", "--nor-such=s3cret").err())
                .startsWith("error: Unknown options: '--no-such', '--nor-such'\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "--ghp_s3cret4711", "-ps3cret4711", "--json=ghp_s3cret4711", "--burst=ghp_s3cret4711", "--sha=ghp_s3cret4711",
        "--deadline=glpat-s3cret4711", "--mode=ghp_s3cret4711", "--record=ghp_s3cret4711", "--header=ghp_s3cret4711",
        "--header=X-Api-Key: s3cret4711", "--header=Authorization=s3cret4711", "--header=Authorization=env:s3cret4711",
        "--header=Authorization=@s3cret4711",
        "--burst=q7Xw0s3cret4711Nc4Kj8", "--base=ghp_s3cret4711",
        "--service=ghp_s3cret4711", "--only=ghp_s3cret4711"})
    void a_token_in_the_wrong_place_is_not_shown(String option) {
        Outcome outcome = mistyped(option, "--json");
        assertThat(outcome.exitCode()).isIn(64, 78);
        assertThat(outcome.out() + outcome.err()).doesNotContain("s3cret").contains("error: ");
    }

    @Test
    void an_option_goes_before_its_variable() {
        Outcome outcome = doors().in(folder).with("MODE", "prod").open("promotion-gate", "--mode", "nowhere");
        assertThat(outcome.err()).contains("'nowhere'");
    }

    @Test
    void a_broken_configuration_ends_with_78_and_says_where() throws Exception {
        Files.writeString(folder.resolve("lockstep.yaml"), "service: x\nenviroments: {}\n");
        Outcome outcome = gate("--mode", "staging");
        assertThat(outcome.exitCode()).isEqualTo(78);
        assertThat(outcome.err()).contains("lockstep.yaml, line 2").contains("unknown key 'enviroments'")
                .contains("Did you mean 'environments'?");
    }

    @Test
    void a_base_that_is_configured_as_the_other_environment_is_refused() throws Exception {
        Files.writeString(
                folder.resolve("lockstep.yaml"), "environments: {production: {base: 'http://127.0.0.1:9'}}\n");
        Outcome outcome = gate("--mode", "staging", "--base", "http://127.0.0.1:9/");
        assertThat(outcome.exitCode()).isEqualTo(64);
        assertThat(outcome.err()).contains("is configured as production, but the mode is staging");
    }

    /** Triggers and names come from forms and forges: what lies in the folder must not become options. */
    @ParameterizedTest
    @ValueSource(strings = {"a file of options", "a folder", "nothing"})
    void a_value_that_begins_with_at_is_that_value_whatever_lies_under_its_name(String what) throws Exception {
        Path named = folder.resolve("nadja");
        if (what.equals("a file of options")) {
            Files.writeString(named, "spike --repo elsewhere --approve 'Somebody Else'\n");
        } else if (what.equals("a folder")) {
            Files.createDirectory(named);
        }
        Outcome rollback = doors().open("rollback-release", "--trigger", "@" + named, "--repo", "nosuch");
        assertThat(rollback.exitCode()).isEqualTo(78);
        assertThat(rollback.err()).startsWith("error: there is no folder ").contains("nosuch");
        assertThat(doors().open("approve-canary", "v1.2.3", "--approver", "@" + named, "--repo", "nosuch"))
                .isEqualTo(doors().open("approve-canary", "v1.2.3", "--approver", "@olga", "--repo", "nosuch"));
        assertThat(gate("--mode", "@" + named).err()).startsWith("error: MODE '@/").contains("' is unknown\n");
        assertThat(gate("@" + named).err()).startsWith("error: '@" + named + "' is not a version\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"promotion-gate", "smoke-api-chat"})
    void help_goes_to_stdout_with_examples_and_exit_codes(String alias) {
        Outcome outcome = doors().open(alias, "--help");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).contains("Usage: " + alias).contains("Examples:").contains("Exit codes:")
                .contains("a gate failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "show", "verify", "export", "template", "adopt"})
    void what_is_named_after_the_command_answers_help_as_well(String subcommand) {
        Outcome outcome = doors().open("release-log", subcommand, "--help");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).startsWith("Usage: release-log " + subcommand).contains("Exit codes:");
    }

    @Test
    void completion_is_a_bash_script() {
        Outcome outcome = doors().open("promotion-gate", "--generate-completion");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).startsWith("#!/usr/bin/env bash").contains("--burst");
    }
}
