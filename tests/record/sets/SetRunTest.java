package tests.record.sets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.release.Operator;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.record.sets.SetDeclaration;
import lockstep.record.sets.SetIntent;
import lockstep.record.sets.SetJson;
import lockstep.record.sets.SetRun;
import lockstep.record.sets.SetStage;
import lockstep.record.sets.SetStep;
import org.junit.jupiter.api.Test;

class SetRunTest {

    private static final Instant NOW = Instant.parse("2026-01-22T10:00:00Z");
    private static final ServiceName ORDERS = new ServiceName("orders");
    private static final SetIntent.Member MEMBER = new SetIntent.Member(
            ORDERS, "/srv/orders.git", Optional.of(new Sha("b".repeat(40))), new Sha("a".repeat(40)), Optional.empty());
    private static final SetRun BEGUN = new SetRun(new SetIntent(
            new ServiceName("platform"), "20260122-1000-set1", new Operator("Ada"), NOW, List.of(MEMBER), Optional.empty()), List.of());

    private static SetStep step(int number, SetStage stage) {
        return new SetStep(number, stage, new Operator("Ada"), NOW, Optional.of(ORDERS), Optional.empty(),
                Optional.of(stage.goesBack() ? MEMBER.from().orElseThrow() : MEMBER.target()), "words");
    }

    @Test
    void a_run_that_was_recorded_without_claims_stands_as_before() {
        SetRun older = BEGUN.with(step(1, SetStage.PROMOTED));
        assertThat(older.isPromoted(MEMBER)).isTrue();
        assertThat(older.moved()).containsExactly(MEMBER);
        assertThat(older.claim(ORDERS)).isEmpty();
        assertThat(older.goesBack()).isFalse();
        assertThat(older.with(step(2, SetStage.ROLLED_BACK)).moved()).isEmpty();
    }

    @Test
    void a_claim_says_nothing_of_where_a_member_stands() {
        SetRun claimed = BEGUN.with(step(1, SetStage.MOVING));
        assertThat(claimed.last(ORDERS)).isEmpty();
        assertThat(claimed.claim(ORDERS)).isPresent();
        assertThat(claimed.moved()).isEmpty();
        SetRun back = claimed.with(step(2, SetStage.PROMOTED)).with(step(3, SetStage.MOVING_BACK));
        assertThat(back.isPromoted(MEMBER)).isTrue();
        assertThat(back.moved()).containsExactly(MEMBER);
        assertThat(back.goesBack()).isTrue();
        assertThat(back.next()).isEqualTo(4);
    }

    @Test
    void a_number_that_somebody_else_s_file_has_is_left_out() {
        SetRun run = new SetRun(BEGUN.intent(), List.of(step(1, SetStage.MOVING)), Set.of(2, 3));
        assertThat(run.next()).isEqualTo(4);
        assertThat(run.with(step(4, SetStage.PROMOTED)).next()).isEqualTo(5);
        assertThat(run.knows(Set.of(1, 2, 3))).isTrue();
        assertThat(run.knows(Set.of(1, 2, 3, 4))).isFalse();
    }

    @Test
    void what_was_declared_is_read_as_it_was_written_and_older_runs_say_nothing_of_it() {
        String path = "evidence/sets/platform/20260122-1000-set1/intent.json";
        SetIntent older = BEGUN.intent();
        byte[] json = SetJson.write(older);
        assertThat(new String(json, StandardCharsets.UTF_8)).doesNotContain("declared");
        assertThat(SetJson.intent(json, path)).isEqualTo(older);
        SetIntent now = new SetIntent(older.set(), older.id(), older.operator(), older.since(), older.members(),
                Optional.of(new SetDeclaration(
                        ChangeDeclaration.typed(Optional.of("B"), List.of("api"), Optional.of("go back"),
                                Optional.empty(), Optional.of("suggestions"), Optional.of("docs/limits.md")),
                        Optional.of("seen by hand"), Optional.empty(),
                        new TreeMap<>(Map.of("policy.gate_max_age", "a slow day")), "for the summer")));
        assertThat(SetJson.intent(SetJson.write(now), path)).isEqualTo(now);
    }

    @Test
    void a_claim_is_read_as_it_was_written() {
        SetStep claim = step(3, SetStage.MOVING_BACK);
        byte[] json = SetJson.write(claim);
        assertThat(new String(json, StandardCharsets.UTF_8)).contains("\"moving-back\"");
        assertThat(SetJson.step(json, "evidence/sets/platform/20260122-1000-set1/0003-moving-back.json"))
                .isEqualTo(claim);
    }
}
