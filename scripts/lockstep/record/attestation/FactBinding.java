package lockstep.record.attestation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.digest.Sha256;
import lockstep.record.facts.CiFact;
import lockstep.record.facts.Finding;
import lockstep.record.facts.ReportFormat;
import lockstep.record.facts.Trust;

/** A fact from CI as in-toto's test result, and whether a statement speaks truly of one. */
public record FactBinding(CiFact fact, String path, byte[] document) {

    public TestStatement statement(EvidencePlace place) {
        boolean passed = !shows(fact.finding());
        List<String> name = List.of(fact.name().word());
        return new TestStatement(
                fact.commit(), passed ? TestResult.PASSED : TestResult.FAILED,
                List.of(new ResourceDescriptor(path, Optional.of(place.file(path)), Optional.of(Sha256.of(document)),
                        Optional.of(ResourceDescriptor.JSON), Map.of("format", fact.format()))),
                place.file(path), passed ? name : List.of(), List.of(), passed ? List.of() : name);
    }

    /** Whether the report itself says that something failed; what the policy makes of it is another question. */
    private static boolean shows(Finding finding) {
        return switch (finding) {
            case Finding.Tests tests -> tests.failed() + tests.errors() > 0;
            case Finding.Load load -> !load.thresholdsFailed().isEmpty();
            case Finding.Checks checks -> checks.states().containsValue(Finding.Checks.State.FAILED);
            case Finding.Review review -> !review.changesRequestedBy().isEmpty();
            case Finding.Findings findings -> findings.critical() + findings.high() > 0;
            case Finding.Coverage coverage -> false;
        };
    }

    /**
     * What does not fit, in words; nothing where all does.
     *
     * @param json the statement beside the fact: of Lockstep, or of CI itself where it signed
     */
    public Optional<String> fault(byte[] json, String where) {
        if (!(StatementReader.read(json, where) instanceof TestStatement test)) {
            return Optional.of("it is not a test result");
        }
        if (!test.commit().equals(fact.commit())) {
            return Optional.of("it is about another commit");
        }
        return isSignedByCi() ? ofCi(test, json) : ofLockstep(test);
    }

    public boolean isSignedByCi() {
        return fact.trust() == Trust.SIGNED;
    }

    private Optional<String> ofLockstep(TestStatement test) {
        return test.configuration().stream().anyMatch(file -> file.isFile(path, Sha256.of(document)))
                ? Optional.empty()
                : Optional.of("it was made for another fact");
    }

    private Optional<String> ofCi(TestStatement test, byte[] json) {
        boolean same = fact.sha256().equals(Sha256.of(json).hex())
                && ReportFormat.IN_TOTO.read(json, path).equals(fact.finding());
        if (!same) {
            return Optional.of("CI signed something else");
        }
        return test.names().contains(fact.name().word())
                ? Optional.empty()
                : Optional.of("what CI signed does not name " + fact.name());
    }
}
