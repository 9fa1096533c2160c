package lockstep.record.attestation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.analysis.canary.GateJudgement;
import lockstep.base.digest.Sha256;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.layout.CanaryPlaces;

/** The end of a canary as in-toto's test result, and whether a statement speaks truly of one. */
public record CanaryBinding(CanaryEnd end, byte[] document) {

    public TestStatement statement(EvidencePlace place) {
        String path = CanaryPlaces.ended(end.id());
        return new TestStatement(
                end.commit(), TestResult.of(end.verdict()),
                List.of(new ResourceDescriptor(path, Optional.of(place.file(path)), Optional.of(Sha256.of(document)),
                        Optional.of(ResourceDescriptor.JSON), Map.of("suite", "canary"))),
                place.file(path), passed(), List.of(), notPassed());
    }

    private List<String> passed() {
        return end.gates().stream().filter(gate -> gate.verdict() == Verdict.PASS).map(GateJudgement::gate).toList();
    }

    private List<String> notPassed() {
        return end.gates().stream().filter(gate -> gate.verdict() != Verdict.PASS).map(GateJudgement::gate).toList();
    }

    /** What does not fit, in words; nothing where all does. */
    public Optional<String> fault(Statement statement) {
        if (!(statement instanceof TestStatement test)) {
            return Optional.of("it is not a test result");
        }
        TestStatement expected = statement(new EvidencePlace("", "", ""));
        boolean sameFile = test.configuration().stream()
                .anyMatch(file -> file.isFile(CanaryPlaces.ended(end.id()), Sha256.of(document)));
        boolean same = test.commit().equals(expected.commit()) && test.result() == expected.result()
                && test.passedTests().equals(expected.passedTests())
                && test.failedTests().equals(expected.failedTests());
        return same && sameFile ? Optional.empty() : Optional.of("it was made for another canary.json");
    }
}
