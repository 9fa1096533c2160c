package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.demo.rehearsal.DemoTeam;
import lockstep.demo.service.Fault;
import lockstep.gates.gate.Load;
import lockstep.gates.gate.Verdict;
import lockstep.gates.revision.RevisionReading;
import lockstep.release.site.EnvironmentLook;
import lockstep.release.site.ReleaseSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of an environment again and again. */
class LookTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void a_look_asks_what_leaves_nothing_behind() {
        try (DemoTeam stage = DemoTeam.set(folder, System.getenv(), Set.of());
                ReleaseSite site = stage.open(new Operator("Ada Lovelace"), System.getenv())) {
            for (Environment mode : Environment.always()) {
                assertThat(site.suites().watched(mode).gates()).hasSize(2).allSatisfy(gate -> {
                    assertThat(gate.load()).isEqualTo(Load.NONE);
                    assertThat(gate.after()).isEmpty();
                });
                EnvironmentLook look = EnvironmentLook.at(site, mode, LIMIT);
                assertThat(look.gates()).hasSize(2).allSatisfy(gate -> {
                    assertThat(gate.method()).contains("GET");
                    assertThat(gate.verdict()).isEqualTo(Verdict.PASS);
                });
                assertThat(look.revision()).contains(new RevisionReading.Reported(
                        stage.environment().of(mode).revision().hex()));
            }

            stage.environment().production().break_(Fault.DB_503);
            assertThat(EnvironmentLook.at(site, Environment.PRODUCTION, LIMIT).gates())
                    .anyMatch(gate -> gate.verdict() == Verdict.FAIL && gate.name().word().equals("db_health"));
        }
    }
}
