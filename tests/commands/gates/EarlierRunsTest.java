package tests.commands.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lockstep.commands.gates.EarlierRuns;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.ReusedGates;
import lockstep.gates.run.RunId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tests.record.evidence.Runs;

class EarlierRunsTest {

    private static final GateName DRILL = new GateName("drill_h");
    private static final GateRun TEN = at("10:00", Runs.gate("drill_h", Verdict.PASS, "locked out"));

    private static GateRun at(String hour, GateResult... gates) {
        Instant when = Instant.parse("2026-01-22T" + hour + ":00Z");
        GateRun run = Runs.of(gates);
        return new GateRun(RunId.fresh(when, run.suite()), run.suite(), run.mode(), run.base(), run.commit(),
                run.revision(), run.operator(), when, run.duration(), run.gates());
    }

    private static GateRun drilled(String hour, Verdict verdict) {
        return at(hour, Runs.gate("drill_h", verdict, "as it was seen"));
    }

    private static GateRun reusing(String hour, Object from) {
        GateResult drill = Runs.gate("drill_h", Verdict.PASS, "reused");
        return at(hour, new GateResult(
                drill.name(), drill.verdict(), drill.reason(), drill.method(), drill.path(), drill.expected(),
                drill.expectedStatus(), drill.observed().map(seen -> {
                    Map<String, Object> fields = new LinkedHashMap<>(seen.fields());
                    fields.put(ReusedGates.FROM, from);
                    return seen.withFields(fields);
                }), 0));
    }

    private static EarlierRuns newestFirst(GateRun... runs) {
        return new EarlierRuns(List.of(runs), List.of(runs));
    }

    @Test
    void the_newest_run_in_which_the_drill_passed_is_taken() {
        GateRun eleven = drilled("11:00", Verdict.PASS);
        assertThat(newestFirst(at("12:00", Runs.skipped("drill_h")), eleven, TEN).passed(DRILL)).contains(eleven);
    }

    @Test
    void a_drill_that_has_failed_since_it_passed_is_run_again() {
        assertThat(newestFirst(drilled("11:00", Verdict.FAIL), TEN).passed(DRILL)).isEmpty();
    }

    @Test
    void a_failure_of_another_place_or_configuration_counts_too() {
        assertThat(new EarlierRuns(List.of(TEN), List.of(drilled("10:00", Verdict.FAIL), TEN)).passed(DRILL)).isEmpty();
    }

    @Test
    void it_is_reused_once_it_has_passed_again_after_it_failed() {
        GateRun noon = drilled("12:00", Verdict.PASS);
        assertThat(newestFirst(noon, drilled("11:00", Verdict.FAIL), TEN).passed(DRILL)).contains(noon);
    }

    @ParameterizedTest
    @EnumSource(value = Verdict.class, names = {"INCONCLUSIVE", "SKIPPED"})
    void what_says_nothing_of_the_service_does_not_stand_in_the_way(Verdict verdict) {
        assertThat(newestFirst(drilled("11:00", verdict), TEN).passed(DRILL)).contains(TEN);
    }

    @Test
    void what_was_itself_reused_is_not_reused_again() {
        assertThat(newestFirst(reusing("11:00", TEN.id().text()), TEN).passed(DRILL)).contains(TEN);
        assertThat(newestFirst(reusing("11:00", TEN.id().text())).passed(DRILL)).isEmpty();
    }

    @Test
    void a_reused_gate_is_as_old_as_the_run_that_it_names() {
        assertThat(ReusedGates.of(TEN)).isEmpty();
        assertThat(ReusedGates.of(reusing("11:00", TEN.id().text())))
                .containsExactly(Map.entry(DRILL, Instant.parse("2026-01-22T10:00:00Z")));
        Stream.of("yesterday", 7, "20269999T999999Z-promotion-gate-0123abcd").forEach(from ->
                assertThat(ReusedGates.of(reusing("11:00", from))).as("%s", from)
                        .containsExactly(Map.entry(DRILL, Instant.EPOCH)));
    }
}
