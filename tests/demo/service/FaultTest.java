package tests.demo.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import lockstep.base.error.UsageError;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.demo.service.DemoService;
import lockstep.demo.service.DemoSettings;
import lockstep.demo.service.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaultTest {

    private static final Sha COMMIT = new Sha("0123456789abcdef0123456789abcdef01234567");

    @ParameterizedTest
    @MethodSource("lockstep.base.release.Environment#always")
    void the_healthy_service_keeps_every_claim(Environment mode) {
        assertThat(broken(mode)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_breaks_the_claim_it_is_there_for_and_no_other_that_it_does_not_name(Fault fault) {
        assertThat(broken(Environment.PRODUCTION, fault)).contains(fault.gates().getFirst()).isSubsetOf(fault.gates());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_mended_fault_is_gone(Fault fault) {
        Claim claim = claim(fault.gates().getFirst());
        try (Trial trial = Trial.of(claim, Environment.PRODUCTION)) {
            trial.service().break_(fault);
            trial.service().mend(fault);
            assertThat(claim.holds().test(trial.seen())).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_fault_is_found_by_its_word(Fault fault) {
        assertThat(Fault.parse(" " + fault.word().toUpperCase() + " ")).isEqualTo(fault);
        assertThat(fault.word()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(fault.description()).isNotBlank();
    }

    @Test
    void an_unknown_fault_is_refused_with_those_there_are() {
        assertThatThrownBy(() -> Fault.parse("gremlins\u001b[2J"))
                .isInstanceOf(UsageError.class)
                .hasMessage("there is no fault 'gremlins\\x1b[2J'")
                .extracting(error -> ((UsageError) error).remedy()).asString().contains("health-500", "415-as-400");
    }

    static Stream<Fault> faults() {
        return Stream.of(Fault.values()).filter(fault -> !fault.gates().isEmpty());
    }

    private static Claim claim(String gate) {
        return Claim.ALL.stream().filter(claim -> claim.gate().equals(gate)).findFirst().orElseThrow();
    }

    private static List<String> broken(Environment mode, Fault... faults) {
        return Claim.ALL.stream().filter(claim -> {
            try (Trial trial = Trial.of(claim, mode, faults)) {
                return !claim.holds().test(trial.seen());
            }
        }).map(Claim::gate).toList();
    }

    /** A service of its own for each claim, so that none spoils another's limits. */
    private record Trial(Claim.Seen seen) implements AutoCloseable {

        static Trial of(Claim claim, Environment mode, Fault... faults) {
            ManualClock clock = new ManualClock();
            DemoSettings settings = DemoSettings.of(mode, COMMIT).withClock(clock).withFaults(faults);
            DemoService service = DemoService.start(claim.settings().apply(settings));
            return new Trial(new Claim.Seen(service, new Visit(service), clock));
        }

        DemoService service() {
            return seen.service();
        }

        @Override
        public void close() {
            service().close();
        }
    }
}
