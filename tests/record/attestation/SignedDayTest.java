package tests.record.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.ExitCode;
import lockstep.base.error.LockstepError;
import lockstep.base.error.Refused;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.release.Environment;
import lockstep.gates.gate.RunListener;
import lockstep.gates.http.Deadline;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.RunId;
import lockstep.policy.promotion.Acceptance;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.Promotion;
import lockstep.release.workflow.PromotionRequest;
import lockstep.release.workflow.PushPlan;
import lockstep.release.workflow.RunRecord;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.tree.FileWrite;
import lockstep.suites.chat.SuiteCatalog;
import lockstep.suites.chat.SuiteParameters;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing, where it is configured, comes before anything moves. */
class SignedDayTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final WorkflowListener SILENT = WorkflowListener.silent();

    @TempDir
    Path folder;

    @AutoClose
    private SignedDay day;

    @BeforeEach
    void before_the_first_release() {
        day = SignedDay.dawn(folder);
    }

    /** Asks staging what the suite of a mode asks; production's has no burst, which takes its time. */
    private static GateRun run(ReleaseSite site, Environment suite) {
        RemoteHeads heads = site.repository().fetch(Deadline.in(LIMIT));
        return site.service(Environment.STAGING).run(
                new SuiteCatalog(site.config().contract()).promotionGate(suite, SuiteParameters.defaults()),
                heads.staging(),
                site.operator(), site.clock(), site.waiting(), LIMIT, RunListener.silent());
    }

    private static String record(ReleaseSite site) {
        return new RunRecord(site, SILENT).record(run(site, Environment.STAGING), site.secrets());
    }

    private static void recordSomething(ReleaseSite site) {
        new RunRecord(site, SILENT).record(run(site, Environment.PRODUCTION), site.secrets());
    }

    /** As if the same had come out once more. */
    private static GateRun again(GateRun run) {
        Instant later = run.startedAt().plusSeconds(1);
        return new GateRun(
                RunId.fresh(later, run.suite()), run.suite(), run.mode(), run.base(), run.commit(), run.revision(),
                run.operator(), later, run.duration(), run.gates());
    }

    private static PushPlan plan(ReleaseSite site) {
        PromotionRequest request = new PromotionRequest(
                Optional.empty(), ChangeDeclaration.classA("back"),
                Optional.empty(), Optional.empty(),
                Map.of("evidence", new Acceptance(site.operator(), "what is signed is what this test is about")), "");
        Promotion promotion = new Promotion(site, SILENT);
        return promotion.plan(promotion.examine(request), request);
    }

    private String branches() {
        return day.keys().run(List.of("git", "-C", "service.git", "for-each-ref"), "");
    }

    private void assertNothingMoves(Class<? extends LockstepError> kind, ExitCode code, String words, Runnable deed) {
        String before = branches();
        assertThatThrownBy(deed::run).isInstanceOfSatisfying(kind, error -> {
            assertThat(error.getMessage() + error.particulars()).contains(words);
            assertThat(error.exitCode()).isEqualTo(code);
        });
        assertThat(branches()).isEqualTo(before);
    }

    @Test
    void a_run_is_recorded_with_statement_and_signature_and_a_decision_with_its_own() {
        try (ReleaseSite site = day.sit()) {
            String path = record(site);
            String statement = path.replace(".json", ".intoto.json");
            RemoteHeads heads = site.repository().fetch(Deadline.in(LIMIT));
            assertThat(site.repository().find(heads.evidence().orElseThrow(), statement)).isPresent();
            assertThat(site.repository().find(heads.evidence().orElseThrow(), statement + ".sig")).isPresent();
            assertThat(plan(site).writes()).extracting(FileWrite::path)
                    .map(name -> name.substring(name.lastIndexOf('/') + 1))
                    .containsExactly(
                            "intent.json", "policy.json", "change.json", "decision.intoto.json",
                            "decision.intoto.json.sig");
        }
    }

    @Test
    void a_key_that_is_gone_stops_the_record_and_the_promotion() throws Exception {
        try (ReleaseSite site = day.sit()) {
            GateRun run = run(site, Environment.STAGING);
            RunRecord recorder = new RunRecord(site, SILENT);
            recorder.record(run, site.secrets());
            Files.delete(folder.resolve("olga"));
            Files.delete(folder.resolve("olga.pub"));
            assertNothingMoves(
                    ConfigurationError.class, ExitCode.CONFIGURATION, "could not be signed",
                    () -> recorder.record(again(run), site.secrets()));
            assertNothingMoves(ConfigurationError.class, ExitCode.CONFIGURATION, "could not be signed",
                    () -> plan(site));
        }
    }

    @Test
    void a_key_that_nobody_allowed_stops_it() {
        day.configure(SignedDay.SIGNED.replace("olga", "mallory"));
        try (ReleaseSite site = day.sit()) {
            assertNothingMoves(ConfigurationError.class, ExitCode.CONFIGURATION, "would not count",
                    () -> recordSomething(site));
        }
    }

    @Test
    void no_key_stops_it_where_signatures_are_required() {
        day.configure("evidence: {allowed_signers: allowed, require_signatures: true}\n");
        try (ReleaseSite site = day.sit()) {
            assertNothingMoves(ConfigurationError.class, ExitCode.CONFIGURATION, "no key is named",
                    () -> recordSomething(site));
        }
    }

    @Test
    void an_unsigned_run_is_not_promoted_on_where_signatures_are_required() {
        day.configure("");
        GateRun run;
        try (ReleaseSite site = day.sit()) {
            run = run(site, Environment.STAGING);
            new RunRecord(site, SILENT).record(run, site.secrets());
        }
        day.configure(SignedDay.SIGNED);
        try (ReleaseSite site = day.sit()) {
            assertNothingMoves(Refused.class, ExitCode.REFUSED, "run-signed", () -> plan(site));
            new RunRecord(site, SILENT).record(again(run), site.secrets());
            assertThat(plan(site).writes()).hasSize(5);
        }
    }

    @Test
    void without_any_key_there_are_statements_all_the_same() {
        day.configure("");
        try (ReleaseSite site = day.sit()) {
            record(site);
            assertThat(plan(site).writes()).hasSize(4);
        }
    }
}
