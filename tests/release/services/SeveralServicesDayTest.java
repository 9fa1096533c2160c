package tests.release.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.demo.service.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.ReleaseDay;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Execution(ExecutionMode.CONCURRENT)
class SeveralServicesDayTest {

    private ServicesDay day;

    @BeforeEach
    void begin() {
        day = new ServicesDay();
    }

    @AfterEach
    void end() {
        day.close();
    }

    private static JsonNode json(String text) {
        return JsonMapper.builder().build().readTree(text);
    }

    private List<String> inProduction() {
        return ServicesDay.NAMES.stream().map(name -> day.runs(name, Environment.PRODUCTION)).toList();
    }

    @Test
    void one_release_moves_one_commit_for_all_three_services() {
        Sha commit = day.land("second");
        Outcome deployed = day.open("deploy", "staging", "--yes");
        assertThat(deployed.exitCode()).isZero();
        assertThat(deployed.out()).contains("staging of api-gateway runs " + commit, "staging of workers runs " + commit);
        Outcome gates = day.open("promotion-gate", "--mode", "staging", "--record");
        assertThat(gates.exitCode()).as(gates.out() + gates.err()).isZero();
        assertThat(gates.out()).contains("promotion-gate · api-gateway · staging", "promotion-gate · workers · staging");
        Outcome promoted = day.open("promote-release", "--yes", "--json");
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        assertThat(json(promoted.out()).path("result").path("smokes").valueStream().map(run -> run.path("service").asString()))
                .containsExactlyElementsOf(ServicesDay.NAMES);
        assertThat(inProduction()).containsOnly(commit.hex());
        assertThat(day.head("release")).isEqualTo(commit.hex());

        JsonNode intent = json(day.newest("intent.json"));
        assertThat(intent.path("services").valueStream().map(one -> one.path("name").asString()))
                .containsExactlyElementsOf(ServicesDay.NAMES);
        assertThat(intent.path("services").valueStream())
                .allMatch(one -> one.path("staging_run").path("sha256").asString().length() == 64);
        JsonNode outcome = json(day.newest("outcome.json"));
        assertThat(outcome.path("services").valueStream().map(one -> one.path("smoke").asString()))
                .containsExactly("pass", "pass", "pass");
        outcome.path("services").forEach(one -> assertThat(
                json(day.file(one.path("smoke_run").asString())).path("service").asString())
                .isEqualTo(one.path("name").asString()));
        assertThat(day.log()).contains(
                "- burst_429 (of api-gateway)", "- alive (of orchestrator)", "- stored (of workers)",
                "staging_gate_command: MODE=staging jbang promotion-gate --sha " + commit + " --record");
        Outcome verified = day.open("release-log", "verify");
        assertThat(verified.exitCode()).as(verified.out()).isZero();
        Outcome status = day.open("status", "--no-color");
        assertThat(status.out()).contains(
                "api-gateway: " + commit.abbreviated() + " (healthy)",
                "orchestrator: " + commit.abbreviated() + " (healthy)",
                "workers: " + commit.abbreviated() + " (healthy)",
                "workers: pass, ", "? unknown: of several services status checks the health of production alone")
                .containsPattern("✓ healthy: all 3 services, seen at [-\\dT:]+Z; see below").doesNotContain("not checked");
        JsonNode production = json(day.open("status", "--json").out()).path("health").path("production");
        assertThat(production.path("verdict").asString()).isEqualTo("pass");
        assertThat(production.path("gate").isNull()).isTrue();
        assertThat(Instant.parse(production.path("at").asString())).isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void a_service_whose_gates_fail_holds_all_of_them_back_and_is_named() {
        day.land("second");
        day.open("deploy", "staging", "--yes");
        day.service("orchestrator", Environment.STAGING).break_(Fault.DB_503);
        Outcome gates = day.open("promotion-gate", "--mode", "staging", "--record", "--json");
        assertThat(gates.exitCode()).isEqualTo(20);
        JsonNode runs = json(gates.out());
        assertThat(runs.path("schema").asString()).isEqualTo("lockstep/gate-runs/v1");
        assertThat(runs.path("runs").valueStream().map(run -> run.path("verdict").asString()))
                .containsExactly("pass", "fail", "pass");
        String refs = day.refs();
        Outcome refused = day.open("promote-release", "--yes");
        assertThat(refused.exitCode()).isEqualTo(22);
        assertThat(refused.err()).contains(
                "orchestrator: no staging run counts for", "docs/policy.md#every-service-gated",
                "orchestrator: staging run ", "ended with fail",
                "promotion-gate --mode staging --service orchestrator --sha");
        assertThat(refused.err()).doesNotContain("api-gateway:", "workers:");
        assertThat(day.refs()).isEqualTo(refs);
        day.service("orchestrator", Environment.STAGING).mend(Fault.DB_503);
        assertThat(day.open("promotion-gate", "--mode", "staging", "--record", "--service", "orchestrator").exitCode())
                .isZero();
        assertThat(day.open("promote-release", "--yes").exitCode()).isZero();
    }

    @Test
    void a_service_that_was_not_tested_or_runs_another_revision_is_named() {
        Sha commit = day.land("second");
        day.open("deploy", "staging", "--yes");
        day.open("promotion-gate", "--mode", "staging", "--record", "--service", "api-gateway");
        Outcome untested = day.open("promote-release", "--yes");
        assertThat(untested.exitCode()).isEqualTo(22);
        assertThat(untested.err()).contains(
                "orchestrator: no staging run is recorded for " + commit,
                "workers: no staging run is recorded for " + commit);
        ReleaseDay.write(day.live("workers", Environment.STAGING), "1".repeat(40) + "\n");
        assertThat(day.open("promotion-gate", "--mode", "staging", "--record", "--service", "workers").exitCode())
                .isEqualTo(20);
        assertThat(day.open("promote-release", "--yes").err()).contains("workers: staging run ");
    }

    @Test
    void a_service_that_fails_its_smoke_is_named_and_the_rollback_brings_all_back() {
        Sha first = day.landTested("second");
        assertThat(day.open("promote-release", "--yes").exitCode()).isZero();
        Sha bad = day.landTested("third");
        day.service("workers", Environment.PRODUCTION).break_(Fault.DB_503);
        Outcome failed = day.open("promote-release", "--yes");
        assertThat(failed.exitCode()).isEqualTo(20);
        assertThat(failed.out()).contains("production is unhealthy: production smoke: workers stored: ");
        assertThat(json(day.newest("outcome.json")).path("services").valueStream()
                .map(one -> one.path("name").asString() + " " + one.path("smoke").asString()))
                .containsExactly("api-gateway pass", "orchestrator pass", "workers fail");
        assertThat(day.log()).contains("- stored (fail, of workers)");
        assertThat(inProduction()).containsOnly(bad.hex());

        Outcome partial = day.open("rollback-release", "--trigger", "DB failure", "--approve", "--yes");
        assertThat(partial.exitCode()).isEqualTo(20);
        assertThat(day.log()).contains("result: partial");
        assertThat(inProduction()).containsOnly(first.hex());
        Outcome unwell = day.open("verify-rollback", "--no-color");
        assertThat(unwell.exitCode()).isEqualTo(20);
        assertThat(unwell.out().lines()).hasSize(3).element(2).asString()
                .contains("workers: " + first.abbreviated() + " (unhealthy: stored: ");

        day.service("workers", Environment.PRODUCTION).mend(Fault.DB_503);
        Outcome well = day.open("verify-rollback", "--no-color");
        assertThat(well.exitCode()).isZero();
        assertThat(well.out().lines()).allMatch(line -> line.matches(".*[a-z-]+: [0-9a-f]{7} \\(healthy\\)"));
        JsonNode checked = json(day.open("verify-rollback", "--json").out());
        assertThat(checked.path("services").valueStream().map(one -> one.path("line").asString()))
                .containsExactly("api-gateway: " + first.abbreviated() + " (healthy)",
                        "orchestrator: " + first.abbreviated() + " (healthy)",
                        "workers: " + first.abbreviated() + " (healthy)");
        Outcome verified = day.open("release-log", "verify");
        assertThat(verified.exitCode()).as(verified.out()).isZero();
    }

    @Test
    void a_deployment_that_fails_is_named_and_resumed_for_the_rest() {
        Sha commit = day.landTested("second");
        Path blocked = day.live("orchestrator", Environment.PRODUCTION);
        assertThat(blocked.toFile().mkdir()).isTrue();
        Outcome stuck = day.open("promote-release", "--yes");
        assertThat(stuck.exitCode()).isEqualTo(24);
        assertThat(stuck.err()).contains("orchestrator: the deploy command sh exited");
        assertThat(day.runs("api-gateway", Environment.PRODUCTION)).isEqualTo(commit.hex());
        assertThat(day.runs("workers", Environment.PRODUCTION)).isEmpty();
        assertThat(blocked.toFile().delete()).isTrue();
        assertThat(day.open("promote-release", "--resume").exitCode()).isZero();
        assertThat(inProduction()).containsOnly(commit.hex());
    }

    @Test
    void a_move_is_finished_for_the_services_that_it_was_begun_for_and_for_no_others() throws IOException {
        day.landTested("second");
        Path blocked = day.live("orchestrator", Environment.PRODUCTION);
        assertThat(blocked.toFile().mkdir()).isTrue();
        assertThat(day.open("promote-release", "--yes").exitCode()).isEqualTo(24);
        assertThat(blocked.toFile().delete()).isTrue();
        Path file = day.checkout().resolve("lockstep.yaml");
        String begunWith = Files.readString(file);
        String refs = day.refs();

        Files.writeString(file, begunWith.replace("  workers:\n", "  labourers:\n"));
        Outcome renamed = day.open("promote-release", "--resume");
        assertThat(renamed.exitCode()).as(renamed.err()).isEqualTo(22);
        assertThat(renamed.err()).contains("was begun for the services api-gateway, orchestrator, workers, and "
                + "lockstep.yaml here has the services api-gateway, orchestrator, labourers; nothing was done",
                "--config FILE");
        assertThat(day.refs()).isEqualTo(refs);

        int end = begunWith.indexOf("  workers:\n");
        String more = begunWith + begunWith.substring(end).replace("  workers:\n", "  others:\n")
                .replace(day.base("workers", Environment.STAGING), "http://127.0.0.1:1")
                .replace(day.base("workers", Environment.PRODUCTION), "http://127.0.0.1:2");
        Files.writeString(file, more);
        Outcome finished = day.open("promote-release", "--resume");
        assertThat(finished.exitCode()).as(finished.err()).isZero();
        assertThat(json(day.newest("outcome.json")).path("services").valueStream()
                .map(one -> one.path("name").asString())).containsExactlyElementsOf(ServicesDay.NAMES);
        Outcome verified = day.open("release-log", "verify", "--all");
        assertThat(verified.exitCode()).as(verified.out()).isZero();
    }

    @Test
    void what_is_of_one_service_asks_which_and_names_them_all() {
        for (String alias : List.of("release-drills", "cost-gate-chat", "certify-phase15")) {
            Outcome asked = day.open(alias, "--mode", "staging");
            assertThat(asked.exitCode()).as(alias).isEqualTo(64);
            assertThat(asked.err()).contains("Use --service with one of: api-gateway, orchestrator, workers.");
        }
        Outcome unknown = day.open("promotion-gate", "--mode", "staging", "--service", "worker");
        assertThat(unknown.exitCode()).isEqualTo(64);
        assertThat(unknown.err()).contains("there is no service 'worker'", "Did you mean 'workers'?");
        Outcome hostile = day.open("promotion-gate", "--mode", "staging", "--service", "\u001b]0;x\u0007../..");
        assertThat(hostile.exitCode()).isEqualTo(64);
        assertThat(hostile.err()).doesNotContain("\u001b", "\u0007");
        Outcome crossed = day.open("promotion-gate", "--mode", "staging", "--service", "api-gateway", "--base",
                day.base("workers", Environment.STAGING));
        assertThat(crossed.exitCode()).isEqualTo(64);
        assertThat(crossed.err()).contains("is configured as workers, but the service is api-gateway");
    }

    /** What explain says by a configuration that has a freeze. */
    private String frozenUntil(Instant end) throws IOException {
        Path file = day.checkout().resolve("frozen.yaml");
        Files.writeString(file, Files.readString(day.checkout().resolve("lockstep.yaml"))
                + "pipeline: {freeze: [{from: '2026-01-01T00:00:00Z', to: '" + end + "', reason: the sale}]}\n");
        return day.open("explain", "--config", "frozen.yaml", "--accept-config", "pipeline:the sale").out();
    }

    @Test
    void every_other_command_takes_several_services() throws IOException {
        Sha commit = day.landTested("second");
        Outcome explained = day.open("explain");
        assertThat(explained.exitCode()).as(explained.out() + explained.err()).isZero();
        Outcome soaked = day.open("soak-staging", "--for", "1s", "--every", "1s", "--json");
        assertThat(soaked.exitCode()).as(soaked.out() + soaked.err()).isZero();
        assertThat(soaked.out()).contains("api-gateway: staging has run it for", "workers: staging has run it for");
        assertThat(frozenUntil(Instant.now().plus(Duration.ofDays(7)))).contains("Only time and one more passing staging run"
                + " of each service are missing: with these runs, begun at ");
        assertThat(day.open("promote-release", "--yes").exitCode()).isZero();
        Outcome smoke = day.open("smoke-api-chat", "--mode", "prod", "--json");
        assertThat(smoke.exitCode()).as(smoke.out() + smoke.err()).isZero();
        assertThat(json(smoke.out()).path("runs")).hasSize(3);
        Outcome watched = day.open("watch-release", "--for", "1s", "--every", "1s", "--json");
        assertThat(watched.exitCode()).as(watched.out() + watched.err()).isZero();
        Outcome report = day.open("release-report", json(day.newest("intent.json")).path("release_id").asString(),
                "--markdown");
        assertThat(report.exitCode()).as(report.err()).isZero();
        assertThat(report.out()).contains("### Staging gates of api-gateway", "### Production smoke of workers");
        Outcome effective = day.open("config", "show", "--effective");
        assertThat(effective.exitCode()).as(effective.err()).isZero();
        assertThat(effective.out()).contains("services.workers.deploy.production.command",
                "services.api-gateway.required_gates");
        assertThat(day.open("config", "lint").exitCode()).isZero();
        Outcome trail = day.open("audit-trail");
        assertThat(trail.out()).contains("promotion-gate of workers");
        Outcome planned = day.open("deploy", "staging", "--dry-run", "--json");
        assertThat(json(planned.out()).path("services")).hasSize(3);
        Outcome status = day.open("status", "--json");
        assertThat(json(status.out()).path("services").valueStream().map(one -> one.path("line").asString()))
                .contains("workers: " + commit.abbreviated() + " (healthy)");
        assertThat(json(status.out()).path("drift").asBoolean()).isFalse();
        assertThat(json(status.out()).path("drift_known").asBoolean()).isTrue();
        ReleaseDay.write(day.live("workers", Environment.PRODUCTION), "1".repeat(40) + "\n");
        JsonNode drifted = json(day.open("status", "--json").out());
        assertThat(drifted.path("drift").asBoolean()).isTrue();
        assertThat(drifted.path("drift_known").asBoolean()).isTrue();
        ReleaseDay.write(day.live("workers", Environment.PRODUCTION), commit.hex() + "\n");
        Outcome dryRun = day.open("rollback-release", "--dry-run", "--trigger", "x", "--approve");
        assertThat(dryRun.exitCode()).isEqualTo(22);
    }

    @Test
    void a_run_of_one_service_that_somebody_forged_is_found_by_verify() {
        Sha commit = day.land("second");
        day.open("deploy", "staging", "--yes");
        day.open("promotion-gate", "--mode", "staging", "--record", "--service", "api-gateway");
        day.open("promotion-gate", "--mode", "staging", "--record", "--service", "orchestrator");
        String path = day.evidence().stream()
                .filter(file -> file.matches("evidence/runs/.*-promotion-gate-[0-9a-f]{8}\\.json"))
                .filter(file -> day.file(file).contains("\"service\" : \"orchestrator\""))
                .findFirst().orElseThrow();
        String forged = path.replaceAll("-[0-9a-f]{8}\\.json", "-deadbeef.json");
        String id = path.substring(path.lastIndexOf('/') + 1).replace(".json", "");
        day.insider(forged, day.file(path)
                .replace("\"service\" : \"orchestrator\"", "\"service\" : \"workers\"")
                .replace(id, id.replaceAll("-[0-9a-f]{8}$", "-deadbeef"))
                .replace(day.base("orchestrator", Environment.STAGING), day.base("workers", Environment.STAGING)) + "\n");
        Outcome refused = day.open("promote-release", "--yes");
        assertThat(refused.exitCode()).isEqualTo(25);
        assertThat(day.head("release")).isEmpty();
        Outcome verified = day.open("release-log", "verify");
        assertThat(verified.exitCode()).isEqualTo(25);
        assertThat(verified.out()).contains("evidence-trustworthy: ", forged);
        assertThat(commit.hex()).hasSize(40);
    }
}
