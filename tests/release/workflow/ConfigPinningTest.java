package tests.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import lockstep.base.error.Refused;
import lockstep.gates.gate.Waiting;
import lockstep.record.layout.EvidenceLayout;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.ConfigPinning;
import lockstep.repository.git.RemoteHeads;
import org.junit.jupiter.api.Test;

class ConfigPinningTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private static void pin(ReleaseSite site, RemoteHeads heads, String why) {
        new ConfigPinning(site, WorkflowListener.silent()).pin(heads, why);
    }

    private static RemoteHeads heads(ReleaseSite site) {
        return site.repository().fetch(site.remoteDeadline());
    }

    @Test
    void two_pins_of_one_second_both_stand_and_the_second_one_counts() {
        try (ReleaseDay day = new ReleaseDay();
                ReleaseSite olga = day.operator("Olga").site().withClock(() -> NOW, Waiting.real());
                ReleaseSite omar = day.operator("Omar").site().withClock(() -> NOW, Waiting.real())) {
            RemoteHeads seen = heads(omar);
            pin(olga, heads(olga), "hers");
            pin(omar, seen, "his, of the same moment");
            RemoteHeads now = heads(olga);
            assertThat(olga.repository().list(now.evidence().orElseThrow(), EvidenceLayout.PINS))
                    .containsExactlyInAnyOrder(
                            EvidenceLayout.pin(NOW).substring(EvidenceLayout.PINS.length() + 1),
                            EvidenceLayout.pin(NOW.plusSeconds(1)).substring(EvidenceLayout.PINS.length() + 1));
            assertThat(new ConfigPinning(olga, WorkflowListener.silent()).inForce(now).orElseThrow().source())
                    .isEqualTo("as pinned by Omar on " + NOW.plusSeconds(1));
        }
    }

    @Test
    void whoever_fills_a_minute_with_pins_is_named_the_place_to_look() {
        try (ReleaseDay day = new ReleaseDay();
                ReleaseSite olga = day.operator("Olga").site().withClock(() -> NOW, Waiting.real())) {
            for (int pins = 0; pins < 60; pins++) {
                pin(olga, heads(olga), "again");
            }
            RemoteHeads full = heads(olga);
            assertThatThrownBy(() -> pin(olga, full, "once more"))
                    .isInstanceOf(Refused.class)
                    .hasMessage("60 configurations were pinned for " + NOW + " and the seconds after it");
            assertThat(heads(olga)).isEqualTo(full);
        }
    }
}
