package tests.policy.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lockstep.gates.gate.GateName;
import lockstep.policy.promotion.GateFailure;
import lockstep.policy.promotion.RollbackTrigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollbackTriggerTest {

    @ParameterizedTest
    @CsvSource({
        "health,     503 instead of 200,             5xx spike",
        "health,     no answer: connection refused,  staging gate regression observed in prod",
        "db_health,  503 instead of 200,             DB failure",
        "whoami,     200 without a cookie,           auth failure",
        "whoami,     500 instead of 200,             '5xx spike, auth failure'",
        "chat_415,   400 instead of 415,             unexpected 429/415 patterns",
        "chat_happy, 429 instead of 200,             unexpected 429/415 patterns",
        "chat_happy, field action is 5003,           staging gate regression observed in prod",
    })
    void a_failed_production_gate_is_named_in_the_words_of_the_seeds(String gate, String reason, String words) {
        assertThat(RollbackTrigger.inWords(RollbackTrigger.of(List.of(new GateFailure(new GateName(gate), reason)))))
                .isEqualTo(words);
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
