package tests.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import lockstep.base.error.LostRace;
import lockstep.base.error.Refused;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.gates.gate.Waiting;
import lockstep.record.layout.EvidenceLayout;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.ConfigPinning;
import lockstep.repository.git.RemoteHeads;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;

class ConfigPinningTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private static void pin(ReleaseSite site, RemoteHeads heads, String why) {
        new ConfigPinning(site, WorkflowListener.silent()).pin(heads, why);
    }

    private static RemoteHeads heads(ReleaseSite site) {
        return site.repository().fetch(site.remoteDeadline());
    }

    @Test
    void two_pins_of_one_second_both_stand_and_the_second_one_counts_where_the_first_was_seen() {
        try (ReleaseDay day = new ReleaseDay();
                ReleaseSite olga = day.operator("Olga").site().withClock(() -> NOW, Waiting.real());
                ReleaseSite omar = day.operator("Omar").site().withClock(() -> NOW, Waiting.real())) {
            pin(olga, heads(olga), "first");
            pin(omar, heads(omar), "second, of the same moment");
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
    void who_decided_before_another_pin_came_is_told_and_pins_nothing() {
        try (ReleaseDay day = new ReleaseDay()) {
            Seat strict = day.operator("Omar");
            strict.reconfigure("service: demo\n", "service: demo\npolicy: {gate_max_age: 9h}\n");
            try (ReleaseSite olga = day.operator("Olga").site(); ReleaseSite omar = strict.site()) {
                RemoteHeads seen = heads(omar);
                pin(olga, heads(olga), "first");
                RemoteHeads before = heads(omar);
                assertThatThrownBy(() -> pin(omar, seen, "second")).isInstanceOf(LostRace.class)
                        .hasMessageContaining("Olga pinned a configuration meanwhile")
                        .hasMessageContaining("nothing of yours was pinned");
                assertThat(heads(omar)).isEqualTo(before);
                assertThat(new ConfigPinning(omar, WorkflowListener.silent()).replaced(before).orElseThrow())
                        .startsWith("It replaces the one that Olga pinned on ")
                        .containsPattern(": policy.gate_max_age was PT\\d+H and becomes PT9H[.]$");
            }
        }
    }

    @Test
    void a_pin_counts_after_one_of_a_host_whose_clock_is_ahead() {
        try (ReleaseDay day = new ReleaseDay();
                ReleaseSite ahead = day.operator("Olga").site().withClock(() -> NOW.plusSeconds(120), Waiting.real());
                ReleaseSite omar = day.operator("Omar").site().withClock(() -> NOW, Waiting.real())) {
            pin(ahead, heads(ahead), "first");
            pin(omar, heads(omar), "second, afterwards");
            assertThat(new ConfigPinning(omar, WorkflowListener.silent()).inForce(heads(omar)).orElseThrow().source())
                    .isEqualTo("as pinned by Omar on " + NOW.plusSeconds(121));
        }
    }

    @Test
    void one_that_is_too_far_ahead_is_told_and_nothing_is_pinned() {
        try (ReleaseDay day = new ReleaseDay();
                ReleaseSite ahead = day.operator("Olga").site().withClock(() -> NOW.plusSeconds(240), Waiting.real());
                ReleaseSite omar = day.operator("Omar").site().withClock(() -> NOW, Waiting.real())) {
            pin(ahead, heads(ahead), "first");
            RemoteHeads before = heads(omar);
            assertThatThrownBy(() -> pin(omar, before, "second"))
                    .isInstanceOf(Refused.class)
                    .hasMessage("configurations are pinned up to " + NOW.plusSeconds(240)
                            + ", ahead of this host's clock");
            assertThat(heads(omar)).isEqualTo(before);
        }
    }

    /** A megabyte under ten thousand names, which is a few kilobytes to whoever pushes it. */
    @Test
    void ten_thousand_large_pins_are_not_read_into_memory() throws IOException {
        try (ReleaseDay day = new ReleaseDay(); RawPush raw = new RawPush(day);
                ReleaseSite olga = day.operator("Olga").site()) {
            pin(olga, heads(olga), "genuine");
            ObjectId large = raw.blob("\n".repeat(1 << 20));
            Map<String, ObjectId> names = new HashMap<>();
            for (int number = 0; number < 10_000; number++) {
                String name = EvidenceLayout.pin(NOW.minusSeconds(10 + number)).substring(
                        EvidenceLayout.PINS.length() + 1);
                names.put(name, large);
                names.put(name + ".sig", large);
            }
            String genuine = olga.repository().list(heads(olga).evidence().orElseThrow(), EvidenceLayout.PINS)
                    .getFirst();
            names.put(genuine, raw.lying(day.evidenceBranch(), EvidenceLayout.PINS + "/" + genuine));
            raw.pushes(day.evidenceBranch(), EvidenceLayout.PINS, raw.files(names));
            RemoteHeads now = heads(olga);
            assertThat(new ConfigPinning(olga, WorkflowListener.silent()).inForce(now).orElseThrow().source())
                    .startsWith("as pinned by Olga on ");
        }
    }

    @Test
    void a_command_of_several_lines_is_read_back_as_it_was_pinned() {
        try (ReleaseDay day = new ReleaseDay()) {
            Seat olga = day.operator("Olga");
            olga.reconfigure("{command: [cat, ", "{command: [sh, -c, \"cat $0\\n\", ");
            assertThat(olga.open("config", "pin", "--yes", "--reason", "kept elsewhere").exitCode()).isZero();
            Outcome shown = olga.open("config", "show");
            assertThat(shown.exitCode()).as(shown.err()).isZero();
            assertThat(shown.out()).contains("as pinned by Olga on ");
            Sha first = day.land("first");
            olga.record(StagingRuns.of(day, first, Verdict.PASS, Instant.now()));
            Outcome promoted = olga.promoteNow();
            assertThat(promoted.exitCode()).as(promoted.err()).isZero();
            assertThat(olga.log("verify", "--all").exitCode()).isZero();
        }
    }

    @Test
    void a_pin_in_which_line_feeds_were_lost_is_read_where_the_same_configuration_is_at_hand() {
        try (ReleaseDay day = new ReleaseDay()) {
            Seat olga = day.operator("Olga");
            olga.reconfigure("{command: [cat, ", "{command: [sh, -c, \"cat $0\\n\", ");
            assertThat(olga.open("config", "pin", "--yes", "--reason", "kept elsewhere").exitCode()).isZero();
            String pin = day.evidence().lines().filter(path -> path.startsWith("evidence/config/")).findFirst()
                    .orElseThrow();
            String lossy = day.file(pin).replace("\\n", "\\\\n");
            assertThat(lossy).isNotEqualTo(day.file(pin));
            day.outsider().commitOn(day.evidenceBranch(), pin, lossy + "\n");
            assertThat(olga.open("config", "show").out()).contains("as pinned by Olga on ");
            olga.reconfigure("\\n\", ", "\", ");
            assertThat(olga.open("config", "show").err()).contains("its values are not those of its digest");
        }
    }
}
