package tests.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lockstep.base.release.Sha;
import lockstep.release.site.Milestone;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tests.release.workflow.Aftermath.Found;

/** A process dies at each point of a promotion and of a rollback; somebody else, elsewhere, brings it to one end. */
class CrashTest {

    /** Only where a line is lost or somebody is quicker: see {@link LostLineTest}. */
    private static final Set<Milestone> NOT_ON_A_GOOD_DAY = EnumSet.of(Milestone.READING_AGAIN);

    private ReleaseDay day;
    private int entries;

    /** How a process dies. */
    private interface Killer {
        void kill(Seat doomed, Act act, Milestone at) throws Exception;
    }

    @BeforeAll
    static void the_points() {
        System.out.println("fault points, of a promotion and of a rollback each:");
        points().forEach(point -> System.out.println("  " + (point.ordinal() + 1) + "  " + point));
    }

    private static List<Milestone> points() {
        return Arrays.stream(Milestone.values()).filter(point -> !NOT_ON_A_GOOD_DAY.contains(point)).toList();
    }

    @BeforeEach
    void a_service_that_was_released_once() {
        day = new ReleaseDay();
        day.landTested("first release");
        assertThat(day.operator("Ada Lovelace").promoteNow().exitCode()).isZero();
        entries = 1;
    }

    @AfterEach
    void close() {
        day.close();
    }

    @Test
    void a_good_day_passes_every_point_once_in_order() {
        day.landTested("a change");
        List<Milestone> reached = new ArrayList<>();
        WorkflowListener listener = new WorkflowListener() {
            @Override
            public void reached(Milestone milestone) {
                reached.add(milestone);
            }
        };
        try (ReleaseSite site = day.operator("Ada Lovelace").site()) {
            Act.PROMOTION.carryOut(site, Optional.empty(), listener);
            Act.ROLLBACK.carryOut(site, Optional.empty(), listener);
        }
        assertThat(reached).containsExactlyElementsOf(Stream.concat(points().stream(), points().stream()).toList());
    }

    @TestFactory
    Stream<DynamicTest> thrown_out_at_each_point() {
        return atEachPoint((doomed, act, point) -> {
            try (ReleaseSite site = doomed.site()) {
                assertThat(catchThrowable(() -> act.carryOut(site, Optional.empty(), Death.at(point))))
                        .isInstanceOf(Death.class);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> a_process_halted_at_each_point() {
        return atEachPoint(CrashTest::halt);
    }

    private Stream<DynamicTest> atEachPoint(Killer killer) {
        return points().stream().map(point -> DynamicTest.dynamicTest(point.name(), () -> {
            Sha before = new Sha(day.head("release"));
            Sha candidate = day.landTested("until " + point);
            killer.kill(day.operator("Doomed Operator"), Act.PROMOTION, point);
            assertThat(new Aftermath(day).isFinishedByWhoeverComesNext(Act.PROMOTION, candidate, ++entries))
                    .isEqualTo(expected(point));
            killer.kill(day.operator("Doomed Operator"), Act.ROLLBACK, point);
            assertThat(new Aftermath(day).isFinishedByWhoeverComesNext(Act.ROLLBACK, before, ++entries))
                    .isEqualTo(expected(point));
        }));
    }

    private static Found expected(Milestone died) {
        return died.compareTo(Milestone.INTENT_PUSHED) < 0 ? Found.NOTHING_BEGUN
                : died == Milestone.OUTCOME_PUSHED ? Found.DONE : Found.OPEN;
    }

    private static void halt(Seat doomed, Act act, Milestone point) throws IOException, InterruptedException {
        Process process = doomed.day().git().start(doomed.folder(), ChildJvm.command(
                DoomedOperator.class.getName(), doomed.folder().toString(), act.name(), point.name()));
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(DoomedOperator.GONE);
    }
}
