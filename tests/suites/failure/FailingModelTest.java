package tests.suites.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.suites.failure.Sights.answer;
import static tests.suites.failure.Sights.chat;
import static tests.suites.failure.Sights.sight;
import static tests.suites.failure.Sights.trouble;

import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Observation;
import lockstep.gates.http.Trouble;
import lockstep.suites.failure.FailingModel;
import org.junit.jupiter.api.Test;

class FailingModelTest {

    private static final Observation UP = answer(200, "{}");
    private static final Observation UNAVAILABLE = chat(503, "PROVIDER_UNAVAILABLE");
    private static final Observation LOST = trouble(Trouble.NO_ROUTE);

    private final FailingModel model = new FailingModel();

    private Decision after(Observation health, Observation chat) {
        return model.look(sight(10, health, UP, chat)).decision();
    }

    @Test
    void one_failure_of_the_provider_is_no_open_breaker_and_two_are_two() {
        assertThat(after(UP, UNAVAILABLE)).isEqualTo(Decision.inconclusive("a governed 503 of the provider, without a "
                + "time to wait as an open breaker has it, once so far: any model fails now and then"));
        assertThat(after(UP, chat(200, "")).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(after(UP, chat(503, "PROVIDER_UNAVAILABLE", "Retry-After", "0")).verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(after(UP, UNAVAILABLE).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void a_breaker_that_says_when_it_tries_again_is_open() {
        assertThat(after(UP, chat(503, "PROVIDER_UNAVAILABLE", "Retry-After", "30")))
                .isEqualTo(Decision.pass("a governed 503, the breaker is open"));
    }

    @Test
    void a_503_that_only_names_the_provider_is_not_governed() {
        assertThat(after(UP, answer(503, "{\"failure_type\":\"PROVIDER_UNAVAILABLE\"}", "Retry-After", "30")).verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void a_service_that_this_host_cannot_see_is_not_judged_and_one_that_is_not_up_is() {
        assertThat(after(LOST, LOST).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(after(UP, LOST).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        Observation refused = trouble(Trouble.REFUSED);
        assertThat(after(refused, refused)).isEqualTo(Decision.fail("the app is not up: health no answer"));
    }
}
