package tests.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.gates.gate.JsonReader;
import lockstep.gates.gate.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tools.jackson.databind.JsonNode;

/** A promotion holds what release..candidate changes against the path rules, whatever the operator declares. */
class PromotedChangeTest {

    private static final String RULES = """
            change_class:
              rules:
                - {paths: ["cognition/**"], class: C}
                - {paths: ["waf/**"], class: B}
            """;

    private ReleaseDay day;
    private Seat ada;

    @BeforeEach
    void a_service_that_was_released_once_and_rules_about_its_paths() throws IOException {
        day = new ReleaseDay();
        day.landTested("first release");
        ada = day.operator("Ada Lovelace");
        Files.writeString(ada.folder().resolve("lockstep.yaml"), RULES, StandardOpenOption.APPEND);
        assertThat(ada.promoteNow().exitCode()).isZero();
    }

    @AfterEach
    void close() {
        day.close();
    }

    private Sha landTested(String file) {
        Sha commit = day.outsider().commitOn("main", file, "changed\n");
        return tested(commit);
    }

    private Sha tested(Sha commit) {
        day.runs(Environment.STAGING, commit.hex());
        day.operator("Tess Tester").record(StagingRuns.of(day, commit, Verdict.PASS, Instant.now()));
        return commit;
    }

    private JsonNode recorded(String file) {
        String path = day.evidence().lines().filter(line -> line.endsWith(file)).reduce((one, other) -> other)
                .orElseThrow();
        return JsonReader.read(day.file(path)).orElseThrow();
    }

    private void assertRefused(Outcome outcome, String... reasons) {
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(22);
        assertThat(outcome.err()).contains(reasons);
    }

    @Test
    void a_change_of_cognition_is_refused_with_the_file_and_its_rule_and_nothing_moves() {
        landTested("cognition/engine.py");
        String before = day.refs();
        for (String declared : new String[] {"A", "B", "C"}) {
            assertRefused(ada.promoteNow("--class", declared, "--flag", "F", "--policy-diff", "d"),
                    "not-class-c: the change touches paths of class C, which is forbidden:"
                            + " cognition/engine.py (cognition/**) [docs/policy.md#not-class-c]");
        }
        assertRefused(ada.promote("--dry-run"), "cognition/engine.py (cognition/**)");
        assertThat(day.refs()).isEqualTo(before);
    }

    @Test
    void a_forbidden_change_is_refused_too_when_a_later_commit_hides_it() {
        landTested("cognition/engine.py");
        landTested("docs/a.md");
        assertRefused(ada.promoteNow(), "cognition/engine.py (cognition/**)");
    }

    @Test
    void a_file_moved_out_of_cognition_was_in_it() {
        Outsider outsider = day.outsider();
        Sha commit = outsider.commitOn("main", "cognition/engine.py", "of some length, so that git calls it renamed\n");
        day.move("release", commit.hex());
        outsider.git().in(outsider.folder(), "mv", "cognition/engine.py", "engine.py");
        tested(outsider.pushed("main", "Move it"));
        assertRefused(ada.promoteNow(), "cognition/engine.py (cognition/**)");
    }

    @Test
    void a_class_declared_below_what_the_paths_demand_is_refused_among_all_other_reasons() {
        landTested("waf/limits.py");
        day.outsider().commitOn("main", "docs/a.md", "nobody tested this\n");
        String before = day.refs();
        assertRefused(ada.promoteNow(),
                "staging-tested: no staging run is recorded for",
                "class-by-paths: the change touches paths of class B, above the declared A: waf/limits.py (waf/**)",
                "class-b-canary: class B needs a canary or a flag",
                "class-b-policy-diff: class B needs its policy diff");
        assertThat(day.refs()).isEqualTo(before);
    }

    @Test
    void class_b_with_all_that_it_needs_is_promoted_and_the_record_says_what_it_touched() {
        Sha candidate = landTested("waf/limits.py");
        Outcome outcome = ada.promoteNow(
                "--class", "b", "--surfaces", "api", "--flag", "WAF_V2", "--policy-diff", "docs/waf.md", "--notes",
                "slowly");
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        assertThat(day.head("release")).isEqualTo(candidate.hex());
        assertThat(day.log()).contains("  change_class: B\n",
                "slowly; class B on api, flag: WAF_V2, policy diff: docs/waf.md, by its paths: waf/limits.py (waf/**)");
        JsonNode change = recorded("/change.json");
        assertThat(change.path("schema").asString()).isEqualTo("lockstep/change-class/v1");
        assertThat(change.path("to").asString()).isEqualTo(candidate.hex());
        assertThat(change.path("declared").asString()).isEqualTo("B");
        assertThat(change.path("demanded").asString()).isEqualTo("B");
        assertThat(change.path("matches").get(0).path("path").asString()).isEqualTo("waf/limits.py");
        assertThat(recorded("/policy.json").path("change_rules").get(1).path("paths").get(0).asString())
                .isEqualTo("waf/**");
        assertThat(recorded("/decision.intoto.json").path("predicate").path("inputAttestations").toString())
                .contains("/change.json");
        assertThat(ada.log("verify").exitCode()).isZero();
    }

    @Test
    void what_is_not_declared_is_class_a_and_the_surfaces_that_it_touches() {
        landTested("docs/a.md");
        assertThat(ada.promoteNow().exitCode()).isZero();
        JsonNode change = recorded("/change.json");
        assertThat(change.path("declared").asString()).isEqualTo("A");
        assertThat(change.path("surfaces").toString()).isEqualTo("[\"docs\"]");
        assertThat(change.path("changed_paths").asInt()).isEqualTo(1);
        assertThat(day.log()).contains("  change_class: A\n").doesNotContain("class B");
    }

    @Test
    void the_way_back_is_not_barred_by_what_lies_between() {
        String good = day.head("release");
        landTested("waf/limits.py");
        assertThat(ada.promoteNow("--class", "B", "--flag", "F", "--policy-diff", "d").exitCode()).isZero();
        assertThat(ada.rollBack("--trigger", "5xx spike", "--approve").exitCode()).isZero();
        assertThat(day.head("release")).isEqualTo(good);
    }

    @Test
    void a_first_promotion_changes_nothing_that_is_live() throws IOException {
        ReleaseDay other = new ReleaseDay();
        try (other) {
            Outsider outsider = other.outsider();
            Sha commit = outsider.commitOn("main", "cognition/engine.py", "as it always was\n");
            other.runs(Environment.STAGING, commit.hex());
            Seat seat = other.operator("Ada Lovelace");
            seat.record(StagingRuns.of(other, commit, Verdict.PASS, Instant.now()));
            Files.writeString(seat.folder().resolve("lockstep.yaml"), RULES, StandardOpenOption.APPEND);
            assertThat(seat.promoteNow().exitCode()).isZero();
        }
    }
}
