package tests.demo.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lockstep.demo.canary.CanaryFault;
import lockstep.demo.canary.CanarySelfTest;
import lockstep.demo.canary.CanaryTrap;
import lockstep.demo.canary.Caught;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CanarySelfTestTest {

    static Stream<CanaryTrap> traps() {
        return CanaryTrap.all().stream();
    }

    @ParameterizedTest
    @MethodSource("traps")
    void every_trap_is_caught(CanaryTrap trap) throws InterruptedException {
        Caught came = new CanarySelfTest(Map.of()).run(trap);

        assertThat(came.isCaught()).as(came.toString()).isTrue();
    }

    @Test
    void every_trap_of_what_is_recorded_before_it_is_caught() {
        assertThat(CanarySelfTest.records()).hasSizeGreaterThan(10)
                .allSatisfy(came -> assertThat(came.isCaught()).as(came.toString()).isTrue());
    }

    @Test
    void every_fault_is_a_trap() {
        List<CanaryFault> tried = CanaryTrap.all().stream().flatMap(trap -> trap.fault().stream()).toList();

        assertThat(tried).containsExactlyInAnyOrder(CanaryFault.values());
    }
}
