package tests.settings.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Environment;
import lockstep.gates.suite.Suite;
import lockstep.settings.Config;
import lockstep.settings.ConfigReader;
import lockstep.settings.suite.EnvironmentSuites;
import lockstep.suites.chat.SuiteParameters;
import org.junit.jupiter.api.Test;

class EnvironmentSuitesTest {

    private static final Config DECLARED = ConfigReader.parse("""
            gates:
              up: {get: /a, expect: 200}
              sandbox: {modes: staging, get: /b, expect: 200}
              shadow: {modes: canary, get: /c, headers: {x-a: {secret: env:SHADOW}}, expect: 200}
              limit: {post: /d, burst: {answers: {200: 1, 429: 1}}}
              after_limit: {needs: limit, modes: staging, get: /e, expect: 200}
            """, "x");

    private static List<String> names(Suite suite) {
        return suite.gates().stream().map(gate -> gate.name().word()).toList();
    }

    private static EnvironmentSuites suites(Config config) {
        return new EnvironmentSuites(config, Map.of());
    }

    @Test
    void each_environment_is_asked_the_gates_that_are_for_it() {
        EnvironmentSuites suites = suites(DECLARED);
        assertThat(names(suites.promotionGate(Environment.STAGING, SuiteParameters.defaults())))
                .containsExactly("up", "sandbox", "limit", "after_limit");
        assertThat(names(suites.promotionGate(Environment.PRODUCTION, SuiteParameters.defaults()))).containsExactly("up");
        assertThat(names(suites.canarySmoke())).containsExactly("up", "shadow");
    }

    @Test
    void a_smoke_has_no_burst_and_nothing_that_needs_one() {
        assertThat(names(suites(DECLARED).smoke(Environment.STAGING))).containsExactly("up", "sandbox");
    }

    @Test
    void without_a_declared_gate_the_built_in_ones_are_asked_and_with_one_nowhere() {
        EnvironmentSuites builtIn = suites(Config.defaults());
        assertThat(names(builtIn.promotionGate(Environment.PRODUCTION, SuiteParameters.defaults())))
                .contains("chat_happy");
        assertThat(names(builtIn.canarySmoke())).contains("chat_happy");
        builtIn.requireReady(Environment.PRODUCTION);
        EnvironmentSuites staging = suites(
                ConfigReader.parse("gates: {up: {get: /a, modes: staging, expect: 200}}", "x"));
        assertThat(names(staging.promotionGate(Environment.STAGING, SuiteParameters.defaults())))
                .containsExactly("up");
        assertThat(names(staging.promotionGate(Environment.PRODUCTION, SuiteParameters.defaults())))
                .containsExactly("no_gate");
        assertThat(names(staging.canarySmoke())).containsExactly("no_gate");
        assertThat(names(staging.watched(Environment.PRODUCTION))).isEmpty();
        staging.requireReady(Environment.STAGING);
        for (Environment mode : List.of(Environment.CANARY, Environment.PRODUCTION)) {
            assertThat(catchThrowableOfType(ConfigurationError.class, () -> staging.requireReady(mode)))
                    .hasMessageContaining("no gate is declared for " + mode.name());
        }
    }

    @Test
    void a_canary_that_no_gate_is_for_is_asked_what_production_is() {
        EnvironmentSuites suites = suites(ConfigReader.parse("""
                gates:
                  up: {modes: [staging, prod], get: /a, expect: 200}
                  limit: {modes: canary, post: /d, burst: {answers: {200: 1, 429: 1}}}
                """, "x"));
        assertThat(names(suites.canarySmoke())).containsExactly("up");
        suites.requireReady(Environment.CANARY);
    }

    @Test
    void a_canary_that_has_bursts_alone_is_refused() {
        EnvironmentSuites suites = suites(ConfigReader.parse("""
                gates:
                  up: {modes: staging, get: /a, expect: 200}
                  limit: {modes: [canary, prod], post: /d, burst: {answers: {200: 1, 429: 1}}}
                """, "x"));
        assertThat(catchThrowableOfType(
                ConfigurationError.class, () -> suites.requireReady(Environment.CANARY)))
                .hasMessageContaining("no gate but bursts is declared for canary");
    }

    @Test
    void a_smoke_that_would_be_bursts_alone_is_undecided() {
        EnvironmentSuites bursts = suites(ConfigReader.parse(
                "gates: {limit: {post: /d, burst: {answers: {200: 1, 429: 1}}}}", "x"));
        assertThat(names(bursts.smoke(Environment.STAGING))).containsExactly("no_gate");
        assertThat(names(bursts.promotionGate(Environment.STAGING, SuiteParameters.defaults())))
                .containsExactly("limit");
    }

    @Test
    void a_secret_that_is_not_set_is_told_for_the_environment_that_needs_it() {
        suites(DECLARED).requireReady(Environment.STAGING);
        assertThat(catchThrowableOfType(
                ConfigurationError.class, () -> suites(DECLARED).requireReady(Environment.CANARY)))
                .hasMessageContaining("SHADOW");
    }
}
