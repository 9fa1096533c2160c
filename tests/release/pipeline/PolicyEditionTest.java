package tests.release.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import lockstep.release.pipeline.PolicyEdition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyEditionTest {

    private static final int TODAY = 3;

    @ParameterizedTest
    @ValueSource(strings = {"policy.gate_max_age", "git.staging", "environments.staging.base", "services",
        "services.orders.required_gates", "services.orders.environments.staging.base"})
    void a_record_of_any_edition_is_asked_what_all_of_them_wrote_alike(String key) {
        for (int edition = 1; edition <= TODAY; edition++) {
            assertThat(new PolicyEdition(edition, TODAY).asks(key)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gates.health", "gates file order.json", "contract.chat", "change_class.rules", "slo",
        "evidence.branch", "services.orders.contract.chat", "sets.all"})
    void only_a_record_of_the_edition_of_today_is_asked_the_rest(String key) {
        assertThat(new PolicyEdition(TODAY, TODAY).asks(key)).isTrue();
        assertThat(new PolicyEdition(TODAY - 1, TODAY).asks(key)).isFalse();
        assertThat(new PolicyEdition(1, TODAY).asks(key)).isFalse();
    }

    @Test
    void digests_of_an_earlier_form_are_held_against_one_another_and_not_against_those_of_today() {
        PolicyEdition earlier = new PolicyEdition(TODAY - 1, TODAY);
        assertThat(earlier.isKnown()).isTrue();
        assertThat(earlier.namesItsOwn()).isTrue();
        assertThat(earlier.isOfToday()).isFalse();
        assertThat(new PolicyEdition(TODAY, TODAY).isOfToday()).isTrue();
        assertThat(new PolicyEdition(1, TODAY).namesItsOwn()).isFalse();
    }

    @Test
    void what_is_of_an_edition_to_come_or_of_none_is_not_known() {
        assertThat(new PolicyEdition(TODAY + 1, TODAY).isKnown()).isFalse();
        assertThat(new PolicyEdition(0, TODAY).isKnown()).isFalse();
    }
}
