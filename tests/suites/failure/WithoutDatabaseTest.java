package tests.suites.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.suites.failure.Sights.answer;
import static tests.suites.failure.Sights.chat;
import static tests.suites.failure.Sights.sight;
import static tests.suites.failure.Sights.trouble;

import java.time.Duration;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Observation;
import lockstep.gates.http.Trouble;
import lockstep.suites.failure.DatabaseOutcome;
import lockstep.suites.failure.WithoutDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WithoutDatabaseTest {

    private static final Observation UP = answer(200, "{}");
    private static final Observation DOWN = answer(503, "{\"db\":\"unavailable\"}");
    private static final Observation CLOSED = answer(503, "{\"ok\":false,\"error_code\":\"db_unavailable\"}");
    private static final Observation LOST = trouble(Trouble.NO_ROUTE);

    private WithoutDatabase drill = drill(DatabaseOutcome.EITHER);

    private static WithoutDatabase drill(DatabaseOutcome allowed) {
        return new WithoutDatabase(allowed, Sights.BEGUN, Duration.ofMinutes(3));
    }

    private Decision after(int seconds, Observation health, Observation dbHealth, Observation chat) {
        return drill.look(sight(seconds, health, dbHealth, chat)).decision();
    }

    @Test
    void what_fails_closed_for_longer_than_a_restart_passes() {
        assertThat(after(10, UP, DOWN, CLOSED)).isEqualTo(Decision.inconclusive("fails closed so far (health 200, db "
                + "health 503, chat refused with 503, for 0 s); it has to last 60 s, longer than a restart"));
        assertThat(after(69, UP, DOWN, CLOSED).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(after(70, UP, DOWN, CLOSED)).isEqualTo(
                Decision.pass("fails closed for 60 s: health 200, db health 503, chat refused with 503"));
    }

    @Test
    void whatever_else_is_seen_meanwhile_begins_the_time_anew_but_for_a_limit() {
        after(10, UP, DOWN, CLOSED);
        after(40, UP, UP, chat(200, ""));
        assertThat(after(75, UP, DOWN, CLOSED).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        after(100, UP, DOWN, answer(429, "{\"ok\":false,\"error_code\":\"rate_limited\"}"));
        assertThat(after(135, UP, DOWN, CLOSED).verdict()).isEqualTo(Verdict.PASS);
    }

    @ParameterizedTest
    @CsvSource({"429,INCONCLUSIVE", "404,FAIL", "301,FAIL", "204,FAIL"})
    void a_db_health_that_tells_of_no_error_is_none(int status, Verdict verdict) {
        after(10, UP, answer(status, ""), CLOSED);
        assertThat(after(190, UP, answer(status, ""), CLOSED).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @EnumSource
    void a_service_that_this_host_cannot_see_is_not_judged(DatabaseOutcome allowed) {
        drill = drill(allowed);
        assertThat(after(10, LOST, LOST, LOST).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(after(20, UP, LOST, CLOSED).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(after(30, UP, DOWN, LOST).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void who_should_have_refused_to_start_has_the_time_of_a_restart_too() {
        drill = drill(DatabaseOutcome.REFUSES_TO_START);
        assertThat(after(10, UP, DOWN, CLOSED).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(after(70, UP, DOWN, CLOSED)).isEqualTo(Decision.fail(
                "the app is up without a database for 60 s, but should have refused to start"));
    }

    @Test
    void a_chat_that_is_answered_or_fails_in_no_structure_is_not_closed() {
        assertThat(after(10, UP, DOWN, chat(200, "")).reason()).isEqualTo("chat answers 200 without a database");
        assertThat(after(20, UP, DOWN, answer(500, "oops")))
                .isEqualTo(Decision.fail("chat does not fail closed with a structured error: 500"));
    }
}
