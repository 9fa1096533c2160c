package tests.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lockstep.base.release.Sha;
import lockstep.release.site.Milestone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import tests.release.workflow.Aftermath.Found;

/** A process dies at each point of a promotion and of a rollback; somebody else, elsewhere, brings it to one end. */
abstract class DeathsAtEachPoint {

    /** Only where a line is lost or somebody is quicker: see {@link LostLineTest}. */
    private static final Set<Milestone> NOT_ON_A_GOOD_DAY = EnumSet.of(Milestone.READING_AGAIN);

    private ReleaseDay day;
    private int entries;

    /** How a process dies. */
    interface Killer {
        void kill(Seat doomed, Act act, Milestone at) throws Exception;
    }

    static List<Milestone> points() {
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

    ReleaseDay day() {
        return day;
    }

    Stream<DynamicTest> atEachPoint(Killer killer) {
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
}
