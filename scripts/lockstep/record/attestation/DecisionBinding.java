package lockstep.record.attestation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lockstep.base.digest.Sha256;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;

/**
 * Whether a decision speaks truly of the intent beside it and of the files that it rests on.
 *
 * @param restsOn the statement on the staging run, of several services one of each; none for a rollback, and where the
 *     run has none
 * @param production the branch that is moved
 */
public record DecisionBinding(
        ReleaseId id, Sha target, Instant since, Sha256 intent, List<String> restsOn, String production) {

    /** Of the only service. */
    public DecisionBinding(
            ReleaseId id, Sha target, Instant since, Sha256 intent, Optional<String> restsOn, String production) {
        this(id, target, since, intent, restsOn.stream().toList(), production);
    }

    /**
     * What does not fit, in words; nothing where all does.
     *
     * @param files reads a file of the evidence branch
     */
    public Optional<String> fault(Statement statement, Function<String, Optional<byte[]>> files) {
        return fault(statement, path -> files.apply(path).map(StatementFile::of),
                path -> files.apply(path).map(Sha256::of));
    }

    /**
     * The same.
     *
     * @param statements reads a statement of the evidence branch
     * @param digests of the branch's files
     */
    public Optional<String> fault(
            Statement statement, Function<String, Optional<StatementFile>> statements,
            Function<String, Optional<Sha256>> digests) {
        if (!(statement instanceof DecisionStatement decision)) {
            return Optional.of("it is not a verification summary");
        }
        List<String> faults = new ArrayList<>();
        require(decision.commit().equals(target),
                "its subject is " + decision.commit() + ", the intent's is " + target, faults);
        require(decision.release().equals(id), "it is about " + decision.release(), faults);
        require(decision.intent().equals(intent), "it was made for another intent.json", faults);
        require(decision.timeVerified().equals(since), "it was not made at the time of the intent", faults);
        require(decision.passed(), "it is not PASSED", faults);
        require(decision.resourceUri().endsWith("@refs/heads/" + RemoteUri.escaped(production)),
                "it is not about the branch " + production, faults);
        decision.inputs().forEach(input -> file(input, digests, faults));
        decision.policy().sha256().ifPresent(digest -> file(decision.policy(), digests, faults));
        restsOn.forEach(path -> rests(decision, path, statements, faults));
        return faults.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", faults));
    }

    private void rests(
            DecisionStatement decision, String path, Function<String, Optional<StatementFile>> statements,
            List<String> faults) {
        boolean named = decision.inputs().stream().anyMatch(input -> input.name().equals(path));
        if (!named) {
            faults.add("it does not rest on " + path);
            return;
        }
        statements.apply(path).filter(file -> faults.isEmpty()).ifPresent(file -> {
            boolean passed = file.read(path) instanceof TestStatement test
                    && test.result() == TestResult.PASSED
                    && test.commit().equals(target);
            require(passed, path + " is not a test result PASSED of " + target, faults);
        });
    }

    private static void file(
            ResourceDescriptor named, Function<String, Optional<Sha256>> digests, List<String> faults) {
        Optional<Sha256> there = digests.apply(named.name());
        require(there.isPresent() && there.equals(named.sha256()),
                there.isEmpty() ? "there is no " + named.name() : named.name() + " is not the file it names", faults);
    }

    private static void require(boolean holds, String otherwise, List<String> faults) {
        if (!holds) {
            faults.add(otherwise);
        }
    }
}
