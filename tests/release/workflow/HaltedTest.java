package tests.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import lockstep.release.site.Milestone;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class HaltedTest extends DeathsAtEachPoint {

    @TestFactory
    Stream<DynamicTest> a_process_halted_at_each_point() {
        return atEachPoint(HaltedTest::halt);
    }

    private static void halt(Seat doomed, Act act, Milestone point) throws IOException, InterruptedException {
        Process process = doomed.day().git().start(doomed.folder(), ChildJvm.command(
                DoomedOperator.class.getName(), doomed.folder().toString(), act.name(), point.name()));
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(DoomedOperator.GONE);
    }
}
