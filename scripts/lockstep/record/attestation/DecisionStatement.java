package lockstep.record.attestation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.digest.Sha256;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;

/**
 * A decision to move {@code release}, as SLSA's verification summary (VSA v1).
 *
 * @param release which promotion or rollback it is
 * @param intent the digest of its {@code intent.json}
 * @param verifier who decided, as a URI; means something only together with who signed
 * @param resourceUri the branch that is moved
 * @param inputs the statements and documents on which it rests; none for a rollback, which rests on the log
 */
public record DecisionStatement(
        Sha commit,
        ReleaseId release,
        Sha256 intent,
        String verifier,
        Instant timeVerified,
        String resourceUri,
        ResourceDescriptor policy,
        List<ResourceDescriptor> inputs,
        boolean passed,
        List<String> verifiedLevels)
        implements Statement {

    public static final String PREDICATE = "https://slsa.dev/verification_summary/v1";

    /** The gates passed on staging, which said itself that it ran this commit; nothing had to be answered for. */
    public static final String STAGING_VERIFIED = "LOCKSTEP_STAGING_VERIFIED";

    /** The gates passed on staging; somebody answers by name for a rule that did not hold. */
    public static final String STAGING_ACCEPTED = "LOCKSTEP_STAGING_ACCEPTED";

    /** A hotfix: staging was left out, as everybody said who approved it. */
    public static final String HOTFIX_APPROVED = "LOCKSTEP_HOTFIX_APPROVED";

    /** The log shows it to have been well in production. */
    public static final String KNOWN_GOOD = "LOCKSTEP_KNOWN_GOOD";

    public DecisionStatement {
        inputs = List.copyOf(inputs);
        verifiedLevels = List.copyOf(verifiedLevels);
    }

    /** What a promotion rests on, as files of the evidence branch: path and digest. */
    public record Basis(Sha256 intent, String policyPath, Sha256 policy, Map<String, Sha256> inputs) {}

    /** @param level what was verified of it */
    public static DecisionStatement promotion(
            ReleaseId id, Sha commit, Instant at, String service, Basis basis, String level, EvidencePlace place) {
        List<ResourceDescriptor> inputs = basis.inputs().entrySet().stream()
                .map(input -> ResourceDescriptor.file(
                        input.getKey(), input.getValue(),
                        input.getKey().endsWith(".intoto.json") ? ResourceDescriptor.STATEMENT
                                : ResourceDescriptor.JSON,
                        place))
                .toList();
        return new DecisionStatement(
                commit, id, basis.intent(), verifierOf(service), at, place.release(),
                ResourceDescriptor.file(basis.policyPath(), basis.policy(), ResourceDescriptor.JSON, place), inputs,
                true,
                List.of(level));
    }

    public static DecisionStatement rollback(
            ReleaseId id, Sha commit, Instant at, String service, Sha256 intent, EvidencePlace place) {
        ResourceDescriptor policy = new ResourceDescriptor(
                "rollback", Optional.of("urn:lockstep:policy:rollback:v1"), Optional.empty(), Optional.empty(),
                Map.of());
        return new DecisionStatement(
                commit, id, intent, verifierOf(service), at, place.release(), policy, List.of(), true,
                List.of(KNOWN_GOOD));
    }

    private static String verifierOf(String service) {
        return "urn:lockstep:verifier:v1:" + RemoteUri.escaped(service).replaceAll("[/?\\[\\]]", "_");
    }

    @Override
    public String predicateType() {
        return PREDICATE;
    }
}
