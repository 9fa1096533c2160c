package tests.policy.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import lockstep.gates.gate.GateName;
import lockstep.policy.promotion.GateFailure;
import lockstep.policy.promotion.RollbackTrigger;
import lockstep.settings.BuiltInGates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollbackTriggerTest {

    @ParameterizedTest
    @CsvSource({
        "health,     503,      5xx spike",
        "health,     ,         staging gate regression observed in prod",
        "db_health,  503,      DB failure",
        "db_health_after, 503, DB failure",
        "whoami,     200,      auth failure",
        "whoami,     500,      '5xx spike, auth failure'",
        "chat_415,   400,      unexpected 429/415 patterns",
        "chat_happy, 429,      unexpected 429/415 patterns",
        "chat_happy, 200,      staging gate regression observed in prod",
        "burst,      200 503,  5xx spike",
    })
    void a_failed_production_gate_is_named_by_the_statuses_that_it_was_answered(
            String gate, String statuses, String words) {
        List<Integer> answered = statuses == null
                ? List.of()
                : Stream.of(statuses.split(" ")).map(Integer::valueOf).toList();
        GateFailure failure = new GateFailure(BuiltInGates.trigger(new GateName(gate)), answered);
        assertThat(RollbackTrigger.inWords(RollbackTrigger.of(List.of(failure)))).isEqualTo(words);
    }

    @Test
    void nothing_failed_is_no_trigger() {
        assertThat(RollbackTrigger.of(List.of())).isEmpty();
    }

    @Test
    void the_words_lead_back_to_the_trigger() {
        for (RollbackTrigger trigger : RollbackTrigger.values()) {
            assertThat(RollbackTrigger.ofWords(" " + trigger.words().toUpperCase())).contains(trigger);
        }
        assertThat(RollbackTrigger.ofWords("a hunch")).isEmpty();
    }
}
