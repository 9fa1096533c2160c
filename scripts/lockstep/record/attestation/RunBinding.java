package lockstep.record.attestation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.record.evidence.RecordedRun;

/**
 * Whether statements speak truly of the gate runs beside them. Where things lie on the web may change; all else not.
 * For one thread.
 */
public final class RunBinding {

    private final KnownConfigurations configurations = new KnownConfigurations();

    /** What does not fit, in words; nothing where all does. */
    public Optional<String> fault(Statement statement, RecordedRun file) {
        if (!(statement instanceof TestStatement test)) {
            return Optional.of("it is not a test result");
        }
        if (file.run().commit().isEmpty()) {
            return Optional.of("the run names no commit");
        }
        TestStatement expected = TestStatement.of(
                file, configurations.digest(file), new EvidencePlace("", "", ""));
        List<String> faults = Stream.of(
                        differs("its subject is " + test.commit() + ", the run's commit is " + expected.commit(),
                                test.commit(), expected.commit()),
                        differs("its result is " + test.result() + ", the run's verdict is "
                                + file.run().verdict().word(),
                                test.result(), expected.result()),
                        differs("its tests are not the run's gates", tests(test), tests(expected)),
                        differs("it was made for another " + file.path(), digests(test), digests(expected)))
                .flatMap(Optional::stream)
                .toList();
        return faults.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", faults));
    }

    private static Optional<String> differs(String words, Object found, Object expected) {
        return Objects.equals(found, expected) ? Optional.empty() : Optional.of(words);
    }

    private static List<List<String>> tests(TestStatement test) {
        return List.of(test.passedTests(), test.warnedTests(), test.failedTests());
    }

    private static List<List<Object>> digests(TestStatement test) {
        return test.configuration().stream()
                .map(resource -> List.<Object>of(resource.name(), resource.sha256()))
                .toList();
    }
}
