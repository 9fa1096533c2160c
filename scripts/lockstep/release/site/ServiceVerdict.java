package lockstep.release.site;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Verdict;

/**
 * How a service does in production, for one line.
 *
 * @param runs what it runs, by a version's name where it has one
 * @param complaints what speaks against it
 */
public record ServiceVerdict(String runs, Verdict verdict, List<String> complaints) {

    public ServiceVerdict {
        complaints = List.copyOf(complaints);
    }

    /**
     * What it says that it runs: by the version's name where it is the commit that it should be.
     *
     * @param wanted the commit that it should run, with the version that names it
     */
    public static String runs(Optional<String> reported, Optional<Sha> wanted, Optional<Version> version) {
        return reported.map(text -> wanted.filter(sha -> sha.isReportedAs(text))
                        .map(sha -> version.map(Version::name).orElse(sha.abbreviated()))
                        .orElseGet(() -> Sha.tryParse(text).map(Sha::abbreviated).orElse(text)))
                .orElse("commit unknown");
    }

    /** What the gates have against it. */
    public static Stream<String> complaints(List<GateResult> gates) {
        return gates.stream()
                .filter(gate -> gate.verdict() == Verdict.FAIL || gate.verdict() == Verdict.INCONCLUSIVE)
                .map(gate -> gate.name() + ": " + gate.reason());
    }

    /** {@code v1.2.2 (healthy)}. */
    public String words() {
        String why = String.join("; ", complaints);
        return runs + " (" + switch (verdict) {
            case PASS -> "healthy";
            case FAIL -> "unhealthy: " + why;
            case INCONCLUSIVE, SKIPPED -> "undecided: " + why;
        } + ")";
    }
}
