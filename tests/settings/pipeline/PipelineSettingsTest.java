package tests.settings.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import lockstep.analysis.canary.Breach;
import lockstep.analysis.canary.Demand;
import lockstep.analysis.canary.ErrorRateGate;
import lockstep.base.error.ConfigurationError;
import lockstep.policy.requirement.Approved;
import lockstep.policy.requirement.CanaryPassed;
import lockstep.policy.requirement.ChecksPassed;
import lockstep.policy.requirement.NotFrozen;
import lockstep.policy.requirement.Requirement;
import lockstep.policy.requirement.Soaked;
import lockstep.policy.requirement.TestsPassed;
import lockstep.settings.ConfigReader;
import lockstep.settings.GovernedConfig;
import lockstep.settings.gates.Beside;
import lockstep.settings.pipeline.CanarySettings;
import lockstep.settings.pipeline.PipelineSettings;
import lockstep.settings.pipeline.WrittenPipeline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineSettingsTest {

    private static final String WHOLE = """
            pipeline:
              roles: {RELEASE_APPROVER: [olga@example.org, omar@example.org]}
              staging:
                requires:
                  - {checks: [build, unit]}
                  - {coverage: {min: 80%, unit: line}}
                  - {findings: {critical: 0, high: 0}}
                  - {review: 1}
              canary:
                requires:
                  - {tests: e2e}
                  - {soak: 2h}
                  - {approvals: {role: RELEASE_APPROVER, count: 1, expires: 4h}}
                base: https://canary.example
                revision: {header: X-Build-Sha}
                deploy: {command: [./ops/canary.sh, "{sha}"], wait: 10m}
                traffic:
                  set: [./ops/weight.sh, "{weight}"]
                  read: [./ops/weight.sh, read]
                  abort: [./ops/weight.sh, "0"]
                steps: [5%, 10%]
                duration: 30m
                deadline: 2h
                warmup: 2m
                metrics:
                  source: prometheus
                  url: http://prometheus:9090
                  baseline: ['track="stable"']
                  canary: ['track="canary"']
                gates:
                  error_rate: {increase: 1pp, breach: rollback}
                  p99_latency: {increase: 10%, breach: pause, demand: no_harm_shown}
                  availability: {min: 99.9%, breach: rollback}
              production:
                requires: [{approvals: {role: RELEASE_APPROVER, signed: true}}]
              hotfix: {approvals: {role: RELEASE_APPROVER, count: 2, expires: 1h}, skips: [staging]}
              freeze: [{from: '2026-12-24T12:00:00Z', to: '2027-01-02T08:00:00Z', reason: holidays}]
            """;

    private static PipelineSettings whole() {
        return ConfigReader.parse(WHOLE, "x").pipeline();
    }

    private static String refusal(String yaml) {
        return catchThrowableOfType(ConfigurationError.class, () -> ConfigReader.parse(yaml, "x")).getMessage();
    }

    @Test
    void without_the_section_there_is_no_pipeline() {
        assertThat(ConfigReader.parse("service: x", "x").pipeline().isConfigured()).isFalse();
    }

    @Test
    void every_requirement_has_its_settings() {
        PipelineSettings pipeline = whole();
        assertThat(pipeline.staging()).hasSize(4);
        assertThat(((ChecksPassed) pipeline.staging().getFirst()).names()).containsExactly("build", "unit");
        CanarySettings canary = pipeline.canary().orElseThrow();
        assertThat(canary.requires()).contains(new Soaked(Duration.ofHours(2), Duration.ofMinutes(30)));
        assertThat(canary.requires()).contains(new Approved("RELEASE_APPROVER",
                Set.of("olga@example.org", "omar@example.org"), 1, Duration.ofHours(4), false, false));
        assertThat(canary.weights()).containsExactly(0.05, 0.1);
        assertThat(canary.gates()).contains(new ErrorRateGate(0.01, Breach.ROLLBACK, Demand.PROOF)).hasSize(3);
        assertThat(pipeline.hotfix().orElseThrow().signed()).isTrue();
    }

    @Test
    void a_canary_is_held_to_the_tolerance_of_its_split() {
        String traffic = "traffic: {set: [a], read: [b], abort: [c], tolerance: 2.5pp}";
        String metrics = "metrics: {source: command, command: [count]}";
        PipelineSettings pipeline = ConfigReader.parse("pipeline: {canary: {" + traffic + ", " + metrics
                + ", steps: [5%]}}", "x").pipeline();

        assertThat(pipeline.canary().orElseThrow().terms().orElseThrow().splitTolerance()).isEqualTo(0.025);
    }

    @Test
    void a_promotion_is_held_to_every_stage_and_to_the_canary_but_not_to_the_approvals_that_the_canary_used() {
        List<Requirement> needed = whole().forPromotion();
        assertThat(needed).hasAtLeastOneElementOfType(CanaryPassed.class);
        assertThat(needed).hasAtLeastOneElementOfType(Soaked.class);
        assertThat(needed).hasAtLeastOneElementOfType(NotFrozen.class);
        assertThat(needed.stream().filter(one -> one instanceof Approved approved && !approved.signed())).isEmpty();
        assertThat(needed.stream().filter(one -> one instanceof Approved approved && approved.signed())).hasSize(1);
    }

    @Test
    void a_hotfix_that_skips_staging_needs_approvals_that_say_so() {
        List<Requirement> needed = whole().forHotfix(true, false);
        assertThat(needed.stream().filter(Approved.class::isInstance).map(Approved.class::cast)).singleElement()
                .matches(Approved::sayStagingSkipped).matches(Approved::signed).matches(one -> one.count() == 2);
        assertThat(needed.stream().noneMatch(ChecksPassed.class::isInstance)).isTrue();
    }

    @Test
    void a_hotfix_that_skips_nothing_needs_what_a_promotion_needs() {
        List<Requirement> needed = whole().forHotfix(false, false);
        assertThat(needed).containsAll(whole().forPromotion().stream()
                .filter(one -> !(one instanceof Approved)).toList());
        assertThat(whole().forHotfix(false, true).stream().noneMatch(TestsPassed.class::isInstance)).isTrue();
    }

    @Test
    void an_inconclusive_canary_may_be_accepted_by_any_of_the_roles_that_could_approve_it() {
        PipelineSettings pipeline = ConfigReader.parse(WHOLE
                .replace("RELEASE_APPROVER: [", "QA: [quinn@example.org], RELEASE_APPROVER: [")
                .replace("- {review: 1}", "- {approvals: {role: QA}}"), "x").pipeline();
        assertThat(pipeline.rolesOfCanary(false)).containsExactly("QA", "RELEASE_APPROVER");
        assertThat(pipeline.rolesOfCanary(true)).containsExactly("RELEASE_APPROVER");
    }

    @Test
    void what_is_written_counts_as_configuration_and_the_short_form_is_the_long_one() {
        String longForm = WHOLE.replace("{soak: 2h}", "{soak: {for: 2h}}");
        assertThat(GovernedConfig.of(ConfigReader.parse(longForm, "x")).sha256())
                .isEqualTo(GovernedConfig.of(ConfigReader.parse(WHOLE, "x")).sha256());
        assertThat(GovernedConfig.of(ConfigReader.parse(WHOLE.replace("2h}", "3h}"), "x")).sha256())
                .isNotEqualTo(GovernedConfig.of(ConfigReader.parse(WHOLE, "x")).sha256());
    }

    @Test
    void what_is_written_reads_back_as_the_same_pipeline() {
        assertReadsBack(WHOLE);
    }

    @Test
    void requirements_that_leave_all_to_the_defaults_are_written_too() {
        assertReadsBack("pipeline: {production: {requires: [{findings: {}}, {budget: {}}, {soak: 1h}]}}");
    }

    private static void assertReadsBack(String yaml) {
        PipelineSettings pipeline = ConfigReader.parse(yaml, "x").pipeline();
        PipelineSettings back = WrittenPipeline.read(pipeline.written(), "its keys");
        assertThat(back.forPromotion()).isNotEmpty().isEqualTo(pipeline.forPromotion());
        assertThat(back).usingRecursiveComparison().ignoringFieldsMatchingRegexes(".*\\.holds").isEqualTo(pipeline);
    }

    @Test
    void what_earlier_versions_took_is_still_read_where_it_was_committed_or_recorded() {
        String yaml = "pipeline: {canary: {metrics: {source: command, command: [c], errors: 'r{s=~\"5\\d\"}'}}}";

        PipelineSettings committed = ConfigReader.parseCommitted(yaml, "x", Beside.nothing()).pipeline();

        assertThat(WrittenPipeline.read(committed.written(), "its keys").canary()).isPresent();
        assertThat(refusal(yaml)).contains("has an escape that Prometheus does not know");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "pipeline: {staging: {requires: [{}]}} | needs exactly one of checks",
        "pipeline: {staging: {requires: [{review: 1, tests: e2e}]}} | needs exactly one of checks",
        "pipeline: {staging: {requires: [{checks: []}]}} | names no check",
        "pipeline: {staging: {requires: [{coverage: {min: 80}}]}} | is not a share; write it like 10%",
        "pipeline: {staging: {requires: [{coverage: {min: 80%, unit: file}}]}} | is not line, branch",
        "pipeline: {staging: {requires: [{approvals: {role: BOSS}}]}} | must be one of pipeline.roles: there is none",
        "pipeline: {staging: {requires: [{kill_switch: beta}]}} | must name a flag of pipeline.kill_switches",
        "pipeline: {canary: {gates: {error_rate: {increase: 1%}}}} | write it in percentage points, like 1pp",
        "pipeline: {canary: {gates: {}}} | names no gate",
        "pipeline: {canary: {steps: [10%, 5%]}} | must be more than the step before",
        "pipeline: {canary: {duration: 1h, deadline: 30m}} | is shorter than",
        "pipeline: {canary: {traffic: {set: [a], read: [b]}}} | abort is missing",
        "pipeline: {canary: {traffic: {set: [a], read: [b], abort: [c], tolerance: 1%}}} | write it in percentage points",
        "pipeline: {canary: {traffic: {set: [a], read: [b], abort: [c], tolerance: 6pp}}} | more than half of the smallest",
        "pipeline: {canary: {metrics: {source: graphite}}} | is not prometheus, scrape or command",
        "pipeline: {canary: {metrics: {source: scrape, canary: ['http://c']}}} | baseline is missing",
        "pipeline: {canary: {metrics: {source: scrape, baseline: ['http://c/m'], canary: ['http://C:80//m']}}} | is the same page",
        "pipeline: {canary: {metrics: {source: scrape, baseline: ['http://b'], canary: ['http://c/', 'http://c']}}} | the same page",
        "pipeline: {canary: {metrics: {source: command, command: [c], errors: 'r{s=~\"5\\d\\d\"}'}}} | like \"5\\\\d\\\\d\"",
        "pipeline: {canary: {metrics: {source: prometheus, url: 'http://p', baseline: ['p=\"\\.\"']}}} | do without",
        "pipeline: {freeze: [{from: tomorrow, to: later, reason: x}]} | is not a time",
        "pipeline: {roles: {A: []}} | names nobody",
        "pipeline: {hotfix: {}} | approvals is missing",
        "pipeline: {trust: blind} | is not operator, fetched or signed",
        "pipeline: {watch: {triggers: [rain]}} | is not a rollback trigger",
    })
    void what_cannot_be_meant_is_refused_with_its_place(String yaml, String words) {
        assertThat(refusal(yaml)).matches("x, line 1, column \\d+: pipeline\\..*").contains(words);
    }
}
