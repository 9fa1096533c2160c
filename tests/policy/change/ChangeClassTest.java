package tests.policy.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lockstep.gates.gate.JsonReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.commands.cli.Doors.Outcome;
import tools.jackson.databind.JsonNode;

class ChangeClassTest {

    private static final List<String> PLAN = List.of("--surfaces", "api,waf", "--rollback-plan",
            "back to the last known good");

    @TempDir
    Path folder;

    private Team team;

    @BeforeEach
    void a_service_with_path_rules() {
        team = new Team(folder);
        Team.write(team.workplace().resolve("lockstep.yaml"), """
                change_class:
                  rules:
                    - {paths: ["cognition/**"], class: C}
                    - {paths: ["waf/**"], class: B}
                """);
    }

    private Outcome check(String... options) {
        List<String> arguments = new ArrayList<>(PLAN);
        arguments.addAll(List.of(options));
        return team.operator().open("change-class", arguments.toArray(String[]::new));
    }

    @Test
    void a_harmless_change_is_allowed_from_release_to_main() {
        String released = team.git(team.workplace(), "rev-parse", "HEAD");
        String candidate = team.land("docs/a.md", "x");
        assertThat(check("--class", "A")).isEqualTo(new Outcome(0, """
                change-class · %s..%s · 2 changed paths
                ✓ ALLOWED  class A, safe and reversible, no behaviour change
                """.formatted(released.substring(0, 7), candidate.substring(0, 7)), ""));
    }

    @Test
    void a_change_of_cognition_is_refused_whatever_it_is_called() {
        team.land("cognition/engine.py", "x");
        Outcome outcome = check("--class", "a");
        assertThat(outcome.exitCode()).isEqualTo(22);
        assertThat(outcome.out()).contains("  C  cognition/engine.py  cognition/**\n")
                .contains("✗ REFUSED  the change touches paths of class C, which is forbidden: cognition/engine.py (cognition/**)\n");
    }

    @Test
    void a_file_moved_out_of_cognition_was_in_it() {
        String before = team.land("cognition/engine.py",
                "a file of some length, so that git would call this a rename\n");
        String after = team.rename("cognition/engine.py", "engine.py");
        assertThat(check("--class", "A", "--from", before, "--to", after).out())
                .contains("cognition/engine.py (cognition/**)");
        team.git(team.workplace(), "tag", "-a", "-m", "x", "v1.2.3", after);
        team.git(team.workplace(), "push", "-q", "origin", "v1.2.3");
        assertThat(check("--class", "A", "--from", before, "--to", "v1.2.3").out())
                .contains("cognition/engine.py (cognition/**)");
        assertThat(check("--class", "A", "--to", "v9.9.9").exitCode()).isEqualTo(64);
    }

    @Test
    void what_is_missing_is_said_all_at_once() {
        team.land("waf/limits.py", "x");
        Outcome outcome = team.operator().open("change-class");
        assertThat(outcome.exitCode()).isEqualTo(22);
        assertThat(outcome.out()).contains("REFUSED  no class is declared\n",
                "REFUSED  no impacted surfaces are declared\n",
                "REFUSED  no rollback plan is declared\n", "REFUSED  class B needs a canary or a flag\n",
                "REFUSED  class B needs its policy diff\n");
    }

    @Test
    void class_b_is_allowed_with_a_flag_and_its_policy_diff() {
        team.land("waf/limits.py", "x");
        assertThat(check("--class", "B", "--flag", "WAF_V2", "--policy-diff", "docs/waf.md").exitCode()).isZero();
    }

    @Test
    void class_c_is_refused_without_looking_bad_for_its_paths() {
        assertThat(check("--class", "C").out()).contains("REFUSED  class C is forbidden");
    }

    @Test
    void json_is_a_document_of_its_own() {
        team.land("waf/\u001b[2Jlimits.py", "x");
        Outcome outcome = check("--class", "A", "--json");
        assertThat(outcome.exitCode()).isEqualTo(22);
        assertThat(outcome.out()).doesNotContain("\u001b");
        JsonNode tree = JsonReader.read(outcome.out()).orElseThrow();
        assertThat(tree.path("schema").asString()).isEqualTo("lockstep/change-class/v1");
        assertThat(tree.path("decision").asString()).isEqualTo("refused");
        assertThat(tree.path("declared").asString()).isEqualTo("A");
        assertThat(tree.path("demanded").asString()).isEqualTo("B");
        assertThat(tree.path("matches").get(0).path("path").asString()).isEqualTo("waf/\\x1b[2Jlimits.py");
        assertThat(tree.path("reasons").size()).isEqualTo(3);
    }

    @Test
    void the_clone_may_be_elsewhere() {
        team.land("docs/a.md", "x");
        List<String> arguments = new ArrayList<>(PLAN);
        arguments.addAll(List.of("--class", "A", "--repo", "clone"));
        assertThat(team.operator().in(folder).open("change-class",
                arguments.toArray(String[]::new)).exitCode()).isZero();
    }

    @Test
    void a_commit_that_is_not_there_and_a_folder_without_a_repository_end_with_78() {
        assertThat(check("--class", "A", "--from", "0123456789abcdef0123456789abcdef01234567").exitCode()).isEqualTo(
                78);
        assertThat(team.operator().in(folder).open("change-class", "--class", "A").exitCode()).isEqualTo(78);
    }

    @Test
    void a_wrong_option_ends_with_64() {
        assertThat(check("--class", "D").err()).startsWith("error: change class 'D' is unknown\n");
        assertThat(check("--class", "D").exitCode()).isEqualTo(64);
        assertThat(check("--class", "A", "--to", "main").exitCode()).isEqualTo(64);
        assertThat(check("--class", "A", "--canary", "a\nb").exitCode()).isEqualTo(64);
    }
}
