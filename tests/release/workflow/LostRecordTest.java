package tests.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import lockstep.base.error.NotVerified;
import lockstep.base.release.Environment;
import lockstep.record.journal.Intent;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.ReleaseRollout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What finishing a promotion makes of a record that changed meanwhile, and of its time. */
class LostRecordTest {

    private ReleaseDay day;

    @BeforeEach
    void a_promotion_is_open() {
        day = new ReleaseDay();
        day.landTested("a change");
        day.platformStops();
        assertThat(day.operator("Ada Lovelace").promoteNow().exitCode()).isEqualTo(24);
    }

    @AfterEach
    void close() {
        day.close();
    }

    private static Intent open(ReleaseSite site) {
        return site.journal().view(site.repository().fetch(site.remoteDeadline()).evidence()).openIntent().orElseThrow();
    }

    @Test
    void an_intent_that_was_overwritten_is_a_damaged_record_and_not_one_that_somebody_finished() {
        day.runs(Environment.PRODUCTION, day.head("release"));
        String intent = day.evidence().lines().filter(path -> path.endsWith("/intent.json")).findFirst().orElseThrow();
        try (ReleaseSite site = day.operator("Grace Hopper").site()) {
            Intent open = open(site);
            day.outsider().commitOn(day.evidenceBranch(), intent, "{}\n");
            assertThat(catchThrowable(() -> new ReleaseRollout(site, WorkflowListener.silent()).finish(open, false)))
                    .isInstanceOf(NotVerified.class)
                    .hasMessage("the evidence branch no longer contains the intent of " + open.id()
                            + "; it was rewritten or deleted");
        }
    }

    @Test
    void deploying_and_waiting_share_one_limit() {
        day.deployedBy("command: [sleep, \"2\"], wait: 60s");
        AtomicReference<Duration> left = new AtomicReference<>();
        WorkflowListener listener = new WorkflowListener() {
            @Override
            public void awaiting(String seen, Duration remaining) {
                left.set(remaining);
                day.runs(Environment.PRODUCTION, day.head("release"));
            }
        };
        try (ReleaseSite site = day.operator("Grace Hopper").site()) {
            new ReleaseRollout(site, listener).finish(open(site), false);
        }
        assertThat(left.get()).isLessThanOrEqualTo(Duration.ofSeconds(58));
    }
}
