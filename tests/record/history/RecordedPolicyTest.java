package tests.record.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.JsonReader;
import lockstep.record.history.RecordedPolicy;
import org.junit.jupiter.api.Test;

class RecordedPolicyTest {

    private static RecordedPolicy read(String configuration) {
        return RecordedPolicy.read(JsonReader.read("""
                {"schema": "lockstep/policy/v1", "gate_max_age_seconds": 86400, "require_revision": true,
                 "required_gates": ["health"]%s}
                """.formatted(configuration)).orElseThrow(), "policy.json");
    }

    @Test
    void a_policy_of_the_first_edition_asks_of_no_run_by_which_configuration_it_was_made() {
        assertThat(read("")).isEqualTo(
                new RecordedPolicy(Duration.ofHours(24), true, List.of(new GateName("health"))));
        assertThat(read(", \"configuration\": {\"sha256\": \"c1\"}").configurations()).isEmpty();
    }

    @Test
    void later_ones_ask_for_the_given_configuration_or_the_one_in_force() {
        assertThat(read(", \"configuration\": {\"sha256\": \"%s\", \"in_force_sha256\": \"%s\", \"edition\": 2}"
                .formatted("1".repeat(64), "2".repeat(64)))
                .configurations()).containsExactlyInAnyOrder("1".repeat(64), "2".repeat(64));
    }

    @Test
    void one_that_names_neither_is_kept_by_no_run_that_tells_its_own() {
        assertThat(read(", \"configuration\": {\"edition\": 2}").configurations()).containsExactly("");
    }
}
