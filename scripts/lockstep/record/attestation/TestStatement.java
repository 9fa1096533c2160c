package lockstep.record.attestation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Sha;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.record.evidence.RecordedRun;

/**
 * A gate run as in-toto's test result (test-result v0.1).
 *
 * @param configuration what was asked and expected, by digest; and the file that holds the whole run
 * @param url where the run can be read
 */
public record TestStatement(
        Sha commit,
        TestResult result,
        List<ResourceDescriptor> configuration,
        String url,
        List<String> passedTests,
        List<String> warnedTests,
        List<String> failedTests)
        implements Statement {

    public static final String PREDICATE = "https://in-toto.io/attestation/test-result/v0.1";

    public TestStatement {
        configuration = List.copyOf(configuration);
        passedTests = List.copyOf(passedTests);
        warnedTests = List.copyOf(warnedTests);
        failedTests = List.copyOf(failedTests);
    }

    /** The statement about a run that names a commit. */
    public static TestStatement of(RecordedRun file, EvidencePlace place) {
        return of(file, KnownConfigurations.digestOf(file), place);
    }

    /** @param asked the digest of what the run asked and expected */
    static TestStatement of(RecordedRun file, Sha256 asked, EvidencePlace place) {
        List<GateResult> gates = file.run().gates();
        return new TestStatement(
                file.run().commit().orElseThrow(),
                TestResult.of(file.run().verdict()),
                List.of(
                        configuration(file, asked),
                        ResourceDescriptor.file(file.path(), file.sha256(), ResourceDescriptor.JSON, place)),
                place.file(file.path()),
                names(gates, List.of(Verdict.PASS)), List.of(),
                names(gates, List.of(Verdict.FAIL, Verdict.INCONCLUSIVE)));
    }

    private static ResourceDescriptor configuration(RecordedRun file, Sha256 asked) {
        return new ResourceDescriptor(
                RunConfiguration.NAME, Optional.empty(), Optional.of(asked), Optional.of(ResourceDescriptor.JSON),
                annotations(file.run()));
    }

    private static Map<String, String> annotations(GateRun run) {
        Map<String, String> words = new TreeMap<>(
                Map.of("suite", run.suite(), "mode", run.mode().word(), "base", run.base()));
        run.service().ifPresent(service -> words.put("service", service.word()));
        return words;
    }

    private static List<String> names(List<GateResult> gates, List<Verdict> verdicts) {
        return gates.stream().filter(gate -> verdicts.contains(gate.verdict()))
                .map(gate -> gate.name().word())
                .toList();
    }

    /** Of what was tested: the tests, and what they were made with. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(passedTests);
        names.addAll(warnedTests);
        names.addAll(failedTests);
        configuration.forEach(part -> names.add(part.name()));
        return names;
    }

    @Override
    public String predicateType() {
        return PREDICATE;
    }
}
