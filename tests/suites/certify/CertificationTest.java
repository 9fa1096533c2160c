package tests.suites.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.suites.staging.Staging.a_staging_service;
import static tests.suites.staging.Staging.gate;
import static tests.suites.staging.Staging.notPassed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lockstep.demo.service.Fault;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.gates.suite.Suite;
import lockstep.suites.certify.Certification;
import lockstep.suites.chat.SuiteParameters;
import lockstep.suites.servicelog.LogGate;
import lockstep.suites.servicelog.LogSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tests.suites.staging.Staging;

class CertificationTest {

    @TempDir
    Path folder;

    private static Suite suite(LogSource log) {
        return new Certification(Staging.CONTRACT, new LogGate(log, Staging.CONTRACT.chat(), List.of()))
                .suite(SuiteParameters.defaults());
    }

    private Path log() {
        return folder.resolve("service.log");
    }

    @Test
    void a_healthy_service_is_certified_and_the_log_says_it_was_not_checked() {
        try (Staging staging = a_staging_service()) {
            GateRun run = staging.run(suite(new LogSource.None()));
            assertThat(run.verdict()).isEqualTo(Verdict.PASS);
            assertThat(gate(run, "certificate").reason())
                    .isEqualTo("all 8 of the evidence checklist passed; the log was not checked");
            assertThat(gate(run, "drill_i").verdict()).isEqualTo(Verdict.SKIPPED);
        }
    }

    @Test
    void a_log_that_is_given_is_part_of_it() {
        try (Staging staging = a_staging_service(settings -> settings.withLogFile(log()))) {
            GateRun run = staging.run(suite(new LogSource.File(log())));
            assertThat(gate(run, "certificate").reason()).isEqualTo("all 9 of the evidence checklist passed");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "HEALTH_DIES,health_after", "DATABASE_DIES,db_health_after", "NO_COOKIE,whoami", "CHAT_UNGOVERNED,chat_happy",
        "UNSUPPORTED_TYPE_400,chat_415", "NO_RATE_LIMIT,burst_429", "BURST_500,burst_429", "LOG_LEAKS_TEXT,drill_i"})
    void a_fault_fails_its_own_gate_and_with_it_the_certificate(Fault fault, String culprit) {
        try (Staging staging = a_staging_service(settings -> settings.withLogFile(log()), fault)) {
            GateRun run = staging.run(suite(new LogSource.File(log())));
            assertThat(notPassed(run)).containsExactly(culprit, "certificate");
            assertThat(gate(run, "certificate").verdict()).isEqualTo(Verdict.FAIL);
            assertThat(gate(run, "certificate").reason()).isEqualTo("not certified: fail by " + culprit);
        }
    }

    @Test
    void a_limit_that_need_not_be_seen_is_not_certified_where_it_was_not() {
        SuiteParameters lenient = SuiteParameters.of(Optional.empty(), Optional.empty(), true, false);
        Suite suite = new Certification(
                Staging.CONTRACT, new LogGate(new LogSource.None(), Staging.CONTRACT.chat(), List.of())).suite(lenient);
        try (Staging staging = a_staging_service(Fault.NO_RATE_LIMIT)) {
            GateRun run = staging.run(suite);
            assertThat(gate(run, "burst_429").verdict()).isEqualTo(Verdict.SKIPPED);
            assertThat(notPassed(run)).containsExactly("certificate");
            assertThat(gate(run, "certificate").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(gate(run, "certificate").reason()).isEqualTo("not certified: skipped by burst_429");
        }
        try (Staging staging = a_staging_service(Fault.NO_RATE_LIMIT, Fault.UNSUPPORTED_TYPE_400)) {
            assertThat(gate(staging.run(suite), "certificate").reason()).isEqualTo("not certified: fail by chat_415");
        }
    }

    @Test
    void what_could_not_be_decided_is_not_certified() {
        try (Staging staging = a_staging_service(settings -> settings.withLockouts(Duration.ofHours(1)))
                .with_a_deadline_of(Duration.ofMinutes(1))) {
            staging.run(suite(new LogSource.None()));
            GateRun again = staging.run(suite(new LogSource.None()));
            assertThat(gate(again, "certificate").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(gate(again, "certificate").reason())
                    .isEqualTo("not certified: inconclusive by burst_429, chat_happy");
        }
    }
}
