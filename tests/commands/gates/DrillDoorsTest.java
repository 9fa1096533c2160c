package tests.commands.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.commands.cli.Doors.doors;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.demo.governor.BreakerLimits;
import lockstep.demo.governor.BudgetLimits;
import lockstep.demo.governor.WafLimits;
import lockstep.demo.service.DemoService;
import lockstep.demo.service.DemoSettings;
import lockstep.demo.service.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.commands.cli.Doors;
import tests.commands.cli.Doors.Outcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The doors, in real time: five chats a second, a second of lockout. */
class DrillDoorsTest {

    private static final Sha COMMIT = new Sha("1".repeat(40));
    private static final String PACE = "--pace=4/1s";
    private static final List<String> PLANTED = List.of(
            "postgres://app:pl4nted-db-pw@db.internal:5432/app", "sk-pl4nted-api-key-000", "pl4nted-identity-salt");

    @TempDir
    Path folder;

    private static DemoService staging(UnaryOperator<DemoSettings> settings, Fault... faults) {
        Duration second = Duration.ofSeconds(1);
        return DemoService.start(settings.apply(DemoSettings.of(Environment.STAGING, COMMIT)
                .withWaf(WafLimits.defaults().withBurst(5, second)).withLockouts(second)).withFaults(faults));
    }

    private static DemoSettings lowered(DemoSettings settings) {
        return settings.withBudgets(BudgetLimits.defaults().withAddress(35, Duration.ofHours(1)));
    }

    private Doors at(DemoService service) {
        return doors().in(folder).with("BASE", service.base().toString());
    }

    private static JsonNode json(Outcome outcome) {
        return JsonMapper.builder().build().readTree(outcome.out());
    }

    private static String verdictOf(Outcome outcome, String gate) {
        return json(outcome).path("gates").valueStream()
                .filter(node -> node.path("name").asString().equals(gate))
                .findFirst().orElseThrow().path("verdict").asString();
    }

    @Test
    void the_variables_of_the_shell_scripts_are_enough_for_the_cost_gate() {
        try (DemoService service = staging(DrillDoorsTest::lowered)) {
            Outcome outcome = at(service)
                    .with("EXPECT_BUDGET_BLOCK", "1")
                    .with("BURST_COUNT", "6")
                    .open("cost-gate-chat", PACE);
            assertThat(outcome.exitCode()).as(outcome.out()).isZero();
            assertThat(outcome.out()).contains("budget_block     3 × 200, then 429 BUDGET_EXCEEDED");
            assertThat(outcome.err()).contains("COST_IP_WINDOW_TOKENS", "Revert them after the drill");
        }
    }

    @Test
    void an_expected_block_that_does_not_come_exits_20_and_json_and_junit_say_so() throws Exception {
        try (DemoService service = staging(settings -> settings)) {
            Outcome outcome = at(service)
                    .with("EXPECT_BUDGET_BLOCK", "1")
                    .open("cost-gate-chat", PACE, "--json", "--junit", "j.xml");
            assertThat(outcome.exitCode()).isEqualTo(20);
            assertThat(json(outcome).path("verdict").asString()).isEqualTo("fail");
            assertThat(verdictOf(outcome, "budget_block")).isEqualTo("fail");
            assertThat(verdictOf(outcome, "breaker_open")).isEqualTo("skipped");
            assertThat(Files.readString(folder.resolve("j.xml"))).contains("name=\"budget_block\"", "<failure");
        }
    }

    @Test
    void a_block_nobody_spoke_of_exits_21_and_one_that_was_excluded_20() {
        try (DemoService service = staging(DrillDoorsTest::lowered)) {
            assertThat(at(service).open("cost-gate-chat", PACE).exitCode()).isEqualTo(21);
            assertThat(at(service).open("cost-gate-chat", PACE, "--expect-budget-block", "0").exitCode()).isEqualTo(20);
            assertThat(at(service).open("cost-gate-chat", PACE, "--expect-budget-block").exitCode()).isZero();
        }
    }

    @Test
    void the_cost_variables_of_a_file_are_shown_and_nothing_else_of_it() throws Exception {
        Files.writeString(folder.resolve("staging.env"), "COST_IP_WINDOW_TOKENS=30\nDATABASE_URL='" + PLANTED.get(0)
                + "'\nMODEL_API_KEY=" + PLANTED.get(1) + "\nIDENTITY_HASH_SALT=" + PLANTED.get(2) + "\n");
        try (DemoService service = staging(settings -> settings)) {
            Outcome outcome = at(service).open(
                    "cost-gate-chat", PACE, "--env-file", "staging.env", "--evidence-dir", "e", "--junit", "j.xml",
                    "--json");
            assertThat(outcome.err()).containsPattern("COST_IP_WINDOW_TOKENS +30 +LOWERED, default 20000");
            String everything = outcome.out() + outcome.err() + Files.readString(folder.resolve("j.xml"));
            assertThat(everything).doesNotContain(PLANTED).doesNotContain("pl4nted");
        }
    }

    @Test
    void the_breaker_drill_exits_by_what_it_saw() {
        BreakerLimits quick = new BreakerLimits(3, Duration.ofMinutes(1), Duration.ofSeconds(1));
        try (DemoService service = staging(settings -> settings.withBreaker(quick), Fault.MODEL_DOWN)) {
            Outcome outcome = at(service).with("ATTEMPTS", "5").open("cost-drill-breaker", PACE);
            assertThat(outcome.exitCode()).as(outcome.out()).isZero();
            assertThat(outcome.out()).contains("503 PROVIDER_UNAVAILABLE after 3 chats, retry_after 1.0 s");
        }
        try (DemoService service = staging(settings -> settings.withBreaker(quick))) {
            assertThat(at(service).open("cost-drill-breaker", PACE, "--attempts", "4").exitCode()).isEqualTo(21);
        }
    }

    @Test
    void chosen_drills_run_and_the_others_are_skipped() {
        try (DemoService service = staging(settings -> settings, Fault.JSON_INVALID_500)) {
            Outcome passed = at(service).open("release-drills", PACE, "--only", "A,C", "--json");
            assertThat(passed.exitCode()).isZero();
            assertThat(verdictOf(passed, "drill_e")).isEqualTo("skipped");
            assertThat(at(service).open("release-drills", PACE, "--only", "e").exitCode()).isEqualTo(20);
        }
    }

    @Test
    void everything_together_in_real_time() {
        Path log = folder.resolve("service.log");
        try (DemoService service = staging(settings -> settings.withLogFile(log))) {
            Outcome outcome = at(service).with("MODE", "staging").open(
                    "promotion-gate", PACE, "--with", "drills,certify,cost", "--log", log.toString(), "--recovery",
                    "--json");
            assertThat(outcome.exitCode()).as(outcome.out()).isZero();
            assertThat(json(outcome).path("gates")
                    .valueStream()
                    .filter(gate -> gate.path("verdict").asString().equals("pass")))
                    .hasSize(20);
        }
    }

    @Test
    void a_suite_that_is_not_there_is_a_usage_error() {
        Outcome outcome = doors().in(folder).with("MODE", "staging").with("BASE", "http://127.0.0.1:1")
                .open("promotion-gate", "--with", "drills,chaos");
        assertThat(outcome).isEqualTo(new Outcome(64, "", """
                error: there is no suite 'chaos' for --with
                  Use one or more of: drills, certify, cost.
                """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"release-drills", "cost-drill-breaker", "certify-phase15"})
    void production_is_refused_by_mode(String alias) {
        Outcome outcome = doors().in(folder).with("MODE", "prod").with("BASE", "http://127.0.0.1:1").open(alias);
        assertThat(outcome.exitCode()).isEqualTo(22);
        assertThat(outcome.err()).contains("are for staging only");
    }

    @Test
    void the_suites_taken_along_are_refused_in_production() {
        assertThat(doors().in(folder).with("MODE", "prod").with("BASE", "http://127.0.0.1:1")
                .open("promotion-gate", "--with", "cost").exitCode()).isEqualTo(22);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://prod.example", "http://prod.example:8080/api", "https://PROD.example/"})
    void production_is_refused_by_its_host_whatever_the_mode_says(String base) throws Exception {
        Files.writeString(folder.resolve("lockstep.yaml"), """
                environments:
                  staging: {base: https://staging.example}
                  production: {base: https://prod.example}
                """);
        Outcome outcome = doors().in(folder).with("MODE", "staging").with("BASE", base).open("release-drills");
        assertThat(outcome.exitCode()).isEqualTo(22);
        assertThat(outcome.err()).hasLineCount(2).contains("on production's host");
    }

    @Test
    void a_guided_drill_sends_no_chat_to_a_service_that_says_it_is_not_staging() {
        try (DemoService service = staging(settings -> settings, Fault.WRONG_ENVIRONMENT)) {
            Outcome outcome = at(service).open("release-drills", "--failure", "cors", "--yes");
            assertThat(outcome.exitCode()).as(outcome.out()).isEqualTo(20);
            assertThat(outcome.out()).contains("not run, because drill_a did not pass", "not started");
            assertThat(service.log().lines()).isEmpty();
        }
    }

    @Test
    void a_guided_drill_is_refused_where_nobody_could_be_asked() {
        Outcome outcome = doors()
                .in(folder)
                .with("BASE", "http://127.0.0.1:1")
                .open("release-drills", "--failure", "database");
        assertThat(outcome.exitCode()).isEqualTo(22);
        assertThat(outcome.err()).contains("there is no terminal to ask on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--failure=power", "--only=Z", "--log=none.log", "--marker=hi", "--pace=fast",
            "--only=A --failure=cors", "--failure=cors --yes --patience=29s"})
    void what_cannot_be_meant_is_a_usage_error(String arguments) {
        Outcome outcome = doors()
                .in(folder)
                .with("BASE", "http://127.0.0.1:1")
                .open("release-drills", arguments.split(" "));
        assertThat(outcome.exitCode()).isEqualTo(64);
        assertThat(outcome.err()).hasLineCount(2).doesNotContain("Exception");
    }

    @Test
    void the_certificate_is_the_sum() {
        try (DemoService service = staging(settings -> settings)) {
            Outcome outcome = at(service).open("certify-phase15");
            assertThat(outcome.exitCode()).as(outcome.out()).isZero();
            assertThat(outcome.out())
                    .contains("certificate      all 8 of the evidence checklist passed; the log was not checked");
        }
    }
}
