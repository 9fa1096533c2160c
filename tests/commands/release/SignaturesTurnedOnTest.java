package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import lockstep.base.release.Sha;
import lockstep.demo.service.Fault;
import lockstep.gates.gate.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.commands.cli.Doors.Outcome;
import tests.record.signature.Keys;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.release.workflow.StagingRuns;

/** A team promotes the very commit whose lockstep.yaml asks for signatures, by the configuration of before. */
class SignaturesTurnedOnTest {

    @TempDir
    Path folder;

    @Test
    void the_promotion_that_turns_signatures_on_can_be_taken_back_by_the_configuration_of_before() throws IOException {
        try (ReleaseDay day = new ReleaseDay()) {
            Keys keys = new Keys(folder);
            keys.known("olga");
            Seat ada = day.operator("Ada");
            String before = Files.readString(ada.folder().resolve("lockstep.yaml"));
            Sha first = day.landWith("lockstep.yaml", before);
            ada.record(StagingRuns.of(day, first, Verdict.PASS, Instant.now()));
            assertThat(ada.promoteNow().exitCode()).isZero();
            day.landWith("docs/allowed", keys.line("olga@example.org", "", "olga"));
            Sha signing = day.landWith("lockstep.yaml", before.replace("evidence: {branch: release-evidence}",
                    "evidence: {branch: release-evidence, allowed_signers: docs/allowed, require_signatures: true}"));
            ada.record(StagingRuns.of(day, signing, Verdict.PASS, Instant.now()));
            day.productionBreaks(Fault.CHAT_500);
            assertThat(ada.promoteNow().exitCode()).isEqualTo(20);
            assertThat(day.head("release")).isEqualTo(signing.hex());
            day.productionIsMended();
            Outcome back = ada.rollBack("--trigger", "5xx spike", "--approve");
            assertThat(back.exitCode()).as(back.err()).isZero();
            assertThat(day.head("release")).isEqualTo(first.hex());
            Outcome verified = ada.log("verify", "--all");
            assertThat(verified.exitCode()).as(verified.out()).isZero();
        }
    }
}
