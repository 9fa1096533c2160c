package tests.policy.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.ChangeClass;
import lockstep.settings.ConfigReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeRulesTest {

    @Test
    void rules_are_read_from_lockstep_yaml_and_the_highest_class_counts() {
        var rules = ConfigReader.parse("""
                change_class:
                  rules:
                    - {paths: ["cognition/**", "**/prompts/**"], class: C}
                    - {paths: ["config/*.yaml"], class: b}
                    - {paths: ["**"], class: A}
                """, "test").policy().changeRules();
        assertThat(rules.demandedBy(List.of("docs/a.md"))).isEqualTo(ChangeClass.A);
        assertThat(rules.demandedBy(List.of("docs/a.md", "config/limits.yaml"))).isEqualTo(ChangeClass.B);
        assertThat(rules.demandedBy(List.of("config/limits.yaml", "app/prompts/x.txt"))).isEqualTo(ChangeClass.C);
        assertThat(rules.matches(List.of("cognition/x.py")).getFirst().rule()).hasToString("cognition/**");
    }

    @Test
    void without_rules_nothing_is_demanded() {
        assertThat(ConfigReader.parse("service: x", "test").policy().changeRules().matches(List.of("cognition/x.py"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            change_class: {rules: [{paths: ["a/**"], class: D}]}       | change_class.rules[0].class: 'D' is not A, B or C
            change_class: {rules: [{paths: ["a/**"]}]}                 | change_class.rules[0] needs paths
            change_class: {rules: [{class: C}]}                        | change_class.rules[0] needs paths
            change_class: {rules: [{paths: [], class: C}]}             | change_class.rules[0] needs paths
            change_class: {rules: [null]}                              | change_class.rules[0] needs paths
            change_class: {rules: [{paths: ["a/**", "b/"], class: C}]} | change_class.rules[0].paths[1]: 'b/' is not a path pattern
            change_class: {rules: [{paths: ["{a"], class: C}]}         | a { in it is never closed
            change_class: {rules: [{path: ["a"], class: C}]}           | unknown key
            change_class: {rule: []}                                   | unknown key 'change_class.rule'
            """)
    void a_rule_that_is_none_is_refused(String yaml, String complaint) {
        assertThatThrownBy(() -> ConfigReader.parse(yaml, "test"))
                .isInstanceOf(ConfigurationError.class).hasMessageContaining(complaint);
    }
}
