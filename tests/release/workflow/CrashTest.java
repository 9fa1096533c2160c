package tests.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.release.site.Milestone;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CrashTest extends DeathsAtEachPoint {

    @BeforeAll
    static void the_points() {
        System.out.println("fault points, of a promotion and of a rollback each:");
        points().forEach(point -> System.out.println("  " + (point.ordinal() + 1) + "  " + point));
    }

    @Test
    void a_good_day_passes_every_point_once_in_order() {
        day().landTested("a change");
        List<Milestone> reached = new ArrayList<>();
        WorkflowListener listener = new WorkflowListener() {
            @Override
            public void reached(Milestone milestone) {
                reached.add(milestone);
            }
        };
        try (ReleaseSite site = day().operator("Ada Lovelace").site()) {
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
}
