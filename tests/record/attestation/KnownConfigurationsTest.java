package tests.record.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.RevisionSeen;
import lockstep.gates.run.RunId;
import lockstep.record.attestation.KnownConfigurations;
import lockstep.record.evidence.GateRunJson;
import lockstep.record.evidence.RecordedRun;
import org.junit.jupiter.api.Test;

/** A digest that is remembered is the one that would be worked out. */
class KnownConfigurationsTest {

    private static RecordedRun run(String base, int minute) {
        Instant at = Instant.parse("2026-01-22T10:00:00Z").plusSeconds(60L * minute);
        GateRun run = new GateRun(
                RunId.fresh(at, "smoke"), "smoke", Environment.STAGING, base, Optional.of(new Sha("1".repeat(40))),
                RevisionSeen.unknown(), new Operator("Ada"), at, Duration.ofSeconds(1), List.of());
        return RecordedRun.read("evidence/run.json", GateRunJson.write(run).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void runs_that_asked_the_same_have_the_same_digest_whenever_they_were_made() {
        KnownConfigurations known = new KnownConfigurations();
        Sha256 first = known.digest(run("https://one.example", 0));

        assertThat(known.digest(run("https://one.example", 5))).isEqualTo(first);
        assertThat(known.digest(run("https://two.example", 5))).isNotEqualTo(first);
    }

    @Test
    void each_has_its_own_digest_however_many_came_between() {
        KnownConfigurations known = new KnownConfigurations();
        List<RecordedRun> runs = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            runs.add(run("https://host-" + number + ".example", number));
        }
        for (int turn = 0; turn < 2; turn++) {
            for (RecordedRun run : runs) {
                assertThat(known.digest(run)).isEqualTo(KnownConfigurations.digestOf(run));
            }
        }
    }
}
