package tests.policy.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lockstep.base.release.ChangeClass;
import lockstep.policy.change.ChangeAssessment;
import lockstep.policy.change.ChangeDecision;
import lockstep.base.release.ChangeDeclaration;
import lockstep.policy.change.PathGlob;
import lockstep.policy.change.PathRule;
import lockstep.policy.change.PathRules;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ChangeAssessmentTest {

    private static final PathRules RULES = new PathRules(List.of(
            new PathRule(List.of(PathGlob.of("cognition/**")), ChangeClass.C),
            new PathRule(List.of(PathGlob.of("waf/**")), ChangeClass.B)));

    private static ChangeDeclaration declared(String letter) {
        return new ChangeDeclaration(
                ChangeClass.tryParse(letter), List.of("api"), Optional.of("back to the last known good"),
                        Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    private static ChangeDeclaration complete(String letter) {
        return new ChangeDeclaration(
                ChangeClass.tryParse(letter), List.of("api"), Optional.of("back"), Optional.of("10 %"),
                        Optional.empty(),
                Optional.of("docs/limits.md"));
    }

    private static List<String> reasons(ChangeDeclaration declaration, String... paths) {
        return switch (ChangeAssessment.decide(declaration, List.of(paths), RULES)) {
            case ChangeDecision.Allowed allowed -> List.of();
            case ChangeDecision.Refused refused -> refused.reasons();
        };
    }

    @Test
    void class_a_needs_surfaces_and_a_rollback_plan() {
        assertThat(reasons(declared("A"), "docs/a.md")).isEmpty();
        assertThat(reasons(new ChangeDeclaration(
                        Optional.of(ChangeClass.A), List.of(" "), Optional.of(" "), Optional.empty(), Optional.empty(),
                                Optional.empty())))
                .containsExactly("no impacted surfaces are declared", "no rollback plan is declared");
    }

    @Test
    void class_b_needs_a_canary_or_a_flag_and_the_policy_diff() {
        assertThat(reasons(declared("B"), "waf/x.py"))
                .containsExactly("class B needs a canary or a flag", "class B needs its policy diff");
        assertThat(reasons(complete("B"), "waf/x.py")).isEmpty();
    }

    @Test
    void class_c_is_forbidden_whoever_says_it() {
        assertThat(reasons(complete("C"), "docs/a.md"))
                .containsExactly("class C is forbidden: cognition, personalisation or raw-content logging");
        assertThat(reasons(complete("B"), "cognition/x.py", "docs/a.md")).containsExactly(
                "the change touches paths of class C, which is forbidden: cognition/x.py (cognition/**)");
    }

    @Test
    void paths_above_the_declared_class_are_named_with_their_rule() {
        assertThat(reasons(complete("A"), "waf/x.py"))
                .containsExactly("the change touches paths of class B, above the declared A: waf/x.py (waf/**)");
    }

    @Test
    void every_reason_is_said_at_once() {
        ChangeDeclaration nothing = new ChangeDeclaration(
                Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(reasons(nothing, "waf/x.py")).containsExactly(
                "no class is declared",
                "the change touches paths of class B, above the undeclared: waf/x.py (waf/**)",
                "no impacted surfaces are declared",
                "no rollback plan is declared",
                "class B needs a canary or a flag",
                "class B needs its policy diff");
    }

    @Test
    void many_paths_are_counted_and_hostile_ones_are_shown_harmless() {
        String[] paths = IntStream.range(0, 9).mapToObj(i -> "cognition/\u001b[2J" + i).toArray(String[]::new);
        assertThat(reasons(complete("A"), paths)).singleElement().asString()
                .contains("cognition/\\x1b[2J4").contains(" and 4 more").doesNotContain("\u001b");
    }

    @Property
    void what_is_allowed_never_touches_a_path_above_its_class(@ForAll ChangeClass letter, @ForAll List<String> noise,
            @ForAll boolean waf, @ForAll boolean cognition) {
        List<String> paths = new ArrayList<>(noise);
        paths.addAll(waf ? List.of("waf/limits.py") : List.of());
        paths.addAll(cognition ? List.of("cognition/x.py") : List.of());
        ChangeDecision decision = ChangeAssessment.decide(complete(letter.name()), paths, RULES);
        boolean expected = letter != ChangeClass.C && !cognition && !(waf && letter == ChangeClass.A);
        assertThat(decision instanceof ChangeDecision.Allowed).isEqualTo(expected);
    }
}
