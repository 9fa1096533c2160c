package lockstep.record.attestation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.record.facts.CiFact;
import lockstep.record.facts.Finding;

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

    /** What does not fit, in words; nothing where all does. */
    public Optional<String> fault(Statement statement) {
        if (!(statement instanceof TestStatement test)) {
            return Optional.of("it is not a test result");
        }
        boolean sameFile = test.configuration().stream()
                .anyMatch(file -> file.isFile(path, Sha256.of(document)));
        return test.commit().equals(fact.commit()) && sameFile
                ? Optional.empty()
                : Optional.of("it was made for another fact");
    }
}
