package tests.record.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.record.attestation.DecisionBinding;
import lockstep.record.attestation.EvidencePlace;
import lockstep.record.attestation.OutcomeBinding;
import lockstep.record.attestation.OutcomeStatement;
import lockstep.record.attestation.ResourceDescriptor;
import lockstep.record.attestation.RunBinding;
import lockstep.record.attestation.Statement;
import lockstep.record.attestation.StatementJson;
import lockstep.record.attestation.TestStatement;
import lockstep.record.evidence.RecordedRun;
import org.junit.jupiter.api.Test;
import tests.record.evidence.Runs;

class BindingTest {

    private static final String STATEMENT = "evidence/runs/x.intoto.json";
    private static final String POLICY = "evidence/" + Statements.ID + "/policy.json";

    private final RecordedRun passing = Statements.passing();
    private final byte[] statement = StatementJson.write(Statements.about(passing));
    private final Map<String, byte[]> files = new HashMap<>(Map.of(
            STATEMENT, statement, POLICY, "policy".getBytes(StandardCharsets.UTF_8)));

    private static Optional<String> fault(Statement statement, RecordedRun file) {
        return new RunBinding().fault(statement, file);
    }

    @Test
    void a_statement_fits_the_run_that_it_was_made_of_wherever_the_remote_is_now() {
        assertThat(fault(Statements.about(passing), passing)).isEmpty();
        EvidencePlace moved = new EvidencePlace("git+ssh://elsewhere.example/x", "evidence", "release");
        assertThat(fault(TestStatement.of(passing, moved), passing)).isEmpty();
    }

    @Test
    void a_statement_about_another_commit_does_not_fit() {
        RecordedRun other = Statements.file(
                new Sha("f".repeat(40)), Runs.gate("chat_415", Verdict.PASS, "415"), Runs.skipped("chat_happy"));
        assertThat(fault(Statements.about(other), passing).orElseThrow())
                .contains("its subject is " + "f".repeat(40) + ", the run's commit is " + Runs.COMMIT);
    }

    @Test
    void a_better_result_than_the_run_s_does_not_fit() {
        RecordedRun failed = Statements.file(Runs.gate("chat_415", Verdict.FAIL, "200"), Runs.skipped("chat_happy"));
        assertThat(fault(Statements.about(passing), failed).orElseThrow()).contains(
                "its result is PASSED, the run's verdict is fail", "its tests are not the run's gates",
                "it was made for another");
    }

    @Test
    void a_change_that_no_result_shows_does_not_fit_either() {
        RecordedRun other = Statements.file(Runs.gate("chat_415", Verdict.PASS, "415!"), Runs.skipped("chat_happy"));
        assertThat(fault(Statements.about(passing), other)).contains("it was made for another " + Statements.PATH);
    }

    private DecisionBinding binding(String intent, Sha target) {
        return new DecisionBinding(
                Statements.ID, target, Statements.DECIDED, Statements.digest(intent), Optional.of(STATEMENT),
                "release");
    }

    private Optional<String> fault(DecisionBinding binding, Map<String, Sha256> inputs) {
        return binding.fault(Statements.promotion(inputs, false), path -> Optional.ofNullable(files.get(path)));
    }

    private Optional<String> fault() {
        return fault(binding("intent", Runs.COMMIT), Map.of(STATEMENT, Sha256.of(statement)));
    }

    @Test
    void a_decision_fits_its_intent_and_the_files_it_rests_on() {
        assertThat(fault()).isEmpty();
    }

    @Test
    void a_changed_input_does_not_fit() {
        files.get(STATEMENT)[100] ^= 1;
        Sha256 before = Sha256.of(StatementJson.write(Statements.about(passing)));
        assertThat(fault(binding("intent", Runs.COMMIT), Map.of(STATEMENT, before)).orElseThrow())
                .contains(STATEMENT + " is not the file it names");
    }

    @Test
    void a_missing_input_does_not_fit() {
        files.remove(STATEMENT);
        assertThat(fault()).contains("there is no " + STATEMENT);
    }

    @Test
    void another_policy_does_not_fit() {
        files.put(POLICY, "laxer".getBytes(StandardCharsets.UTF_8));
        assertThat(fault()).contains(POLICY + " is not the file it names");
    }

    @Test
    void another_intent_or_target_does_not_fit() {
        Map<String, Sha256> inputs = Map.of(STATEMENT, Sha256.of(statement));
        assertThat(fault(binding("other", Runs.COMMIT), inputs)).contains("it was made for another intent.json");
        assertThat(fault(binding("intent", new Sha("f".repeat(40))), inputs))
                .contains("its subject is " + Runs.COMMIT + ", the intent's is " + "f".repeat(40));
    }

    @Test
    void a_decision_has_to_rest_on_the_run_that_the_intent_names() {
        assertThat(fault(binding("intent", Runs.COMMIT), Map.of())).contains("it does not rest on " + STATEMENT);
    }

    @Test
    void a_decision_cannot_rest_on_a_failure() {
        byte[] failed = StatementJson.write(Statements.about(Statements.file(Runs.gate("whoami", Verdict.FAIL, "no"))));
        files.put(STATEMENT, failed);
        assertThat(fault(binding("intent", Runs.COMMIT), Map.of(STATEMENT, Sha256.of(failed))))
                .contains(STATEMENT + " is not a test result PASSED of " + Runs.COMMIT);
    }

    @Test
    void one_kind_of_statement_does_not_stand_for_the_other() {
        assertThat(fault(Statements.promotion(Map.of(), false), passing)).contains("it is not a test result");
        assertThat(binding("intent", Runs.COMMIT).fault(Statements.about(passing), path -> Optional.empty()))
                .contains("it is not a verification summary");
    }

    @Test
    void an_outcome_has_to_name_the_bytes_of_its_entry() {
        String outcome = "evidence/" + Statements.ID + "/outcome.json";
        Sha256 digest = Statements.digest("outcome");
        OutcomeStatement whole = OutcomeStatement.of(
                Runs.COMMIT, Statements.ID, digest, "pass", Statements.DECIDED,
                new OutcomeStatement.Entry("docs/RELEASE_LOG.md", Statements.digest("entry")),
                new TreeMap<>(Map.of(outcome, digest)), Statements.PLACE);
        OutcomeBinding binding = new OutcomeBinding(Statements.ID, outcome, new TreeMap<>(Map.of(outcome, digest)));
        assertThat(binding.fault(whole)).isEmpty();
        OutcomeStatement vague = new OutcomeStatement(
                whole.commit(), whole.release(), whole.outcome(), whole.result(), whole.at(),
                new ResourceDescriptor(
                        whole.entry().name(), whole.entry().uri(), Optional.empty(), Optional.empty(), Map.of()),
                whole.evidence());
        assertThat(binding.fault(vague)).contains("it names no bytes of the log");
    }

    @Test
    void a_decision_about_another_branch_does_not_fit() {
        DecisionBinding binding = new DecisionBinding(
                Statements.ID, Runs.COMMIT, Statements.DECIDED, Statements.digest("intent"), Optional.of(STATEMENT),
                "live");
        assertThat(fault(binding, Map.of(STATEMENT, Sha256.of(statement)))).contains("it is not about the branch live");
    }
}
