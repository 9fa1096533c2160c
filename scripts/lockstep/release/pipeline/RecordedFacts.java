package lockstep.release.pipeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lockstep.base.error.LockstepError;
import lockstep.base.release.Sha;
import lockstep.record.attestation.FactBinding;
import lockstep.record.facts.CiFact;
import lockstep.record.facts.CiFactJson;
import lockstep.record.facts.Trust;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.layout.FactPlaces;
import lockstep.record.signature.SignatureStatus;
import lockstep.release.site.ReleaseSite;
import lockstep.settings.GovernedConfig;

/**
 * The facts that are recorded of a commit, as far as they count. Where signatures are required, a fact without one is
 * worth nothing; a fact that claims to be signed by CI is always held to it.
 *
 * @param isAudited whether signatures were looked at elsewhere, as they counted when the facts were recorded
 * @param ci who signs for CI; empty where any key does that counts on evidence
 */
public record RecordedFacts(ReleaseSite site, boolean isAudited, Set<String> ci) {

    /** The role of those who sign for CI. */
    static final String CI = "CI";

    private static final int LARGEST = 1 << 20;
    /** More than anybody records of one commit. */
    private static final int MOST = 2_000;

    static RecordedFacts counting(ReleaseSite site, GovernedConfig inForce) {
        return new RecordedFacts(site, false, inForce.members(CI));
    }

    /** As an audit reads them. */
    static RecordedFacts audited(ReleaseSite site) {
        return new RecordedFacts(site, true, Set.of());
    }

    /** @param ignored why others do not count, one sanitised line each */
    public record Found(List<CiFact> facts, List<String> ignored) {}

    public Found of(Optional<Sha> tip, Sha commit) {
        List<CiFact> facts = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        String folder = FactPlaces.of(commit);
        List<String> names = tip.stream()
                .flatMap(at -> site.repository().list(at, folder).stream())
                .filter(name -> FactPlaces.isFact(folder + "/" + name))
                .sorted(Comparator.reverseOrder())
                .toList();
        if (names.size() > MOST) {
            // Those that were left unread might be the ones that speak against it.
            return new Found(List.of(), List.of(folder + " has " + names.size() + " facts, and none of them counts: at"
                    + " most " + MOST + " of one commit are read"));
        }
        names.forEach(name -> read(tip.orElseThrow(), folder + "/" + name, commit, facts, ignored));
        return new Found(facts, ignored);
    }

    private void read(Sha tip, String path, Sha commit, List<CiFact> facts, List<String> ignored) {
        try {
            byte[] document = file(tip, path).orElseThrow();
            CiFact fact = CiFactJson.read(document, path);
            Optional<String> fault = fact.commit().equals(commit)
                    ? fault(tip, new FactBinding(fact, path, document))
                    : Optional.of("it is about another commit");
            fault.ifPresentOrElse(why -> ignored.add(path + " does not count: " + why), () -> facts.add(fact));
        } catch (LockstepError e) {
            ignored.add(e.getMessage());
        }
    }

    private Optional<String> fault(Sha tip, FactBinding binding) {
        boolean byCi = binding.fact().trust() == Trust.SIGNED;
        if (isAudited) {
            return Optional.empty();
        }
        if (!byCi && !site.signatures().required()) {
            return Optional.empty();
        }
        if (site.signatures().allowed().isEmpty()) {
            return Optional.of("it claims a signature, and evidence.allowed_signers is not configured");
        }
        String statement = EvidenceLayout.statement(binding.path());
        Optional<byte[]> json = file(tip, statement);
        if (json.isEmpty()) {
            return Optional.of("its statement is missing");
        }
        SignatureStatus status = site.signatures().allowed().get().check(
                json.get(), file(tip, EvidenceLayout.signature(statement)), site.clock().instant());
        if (!(status instanceof SignatureStatus.Verified(String principal))) {
            return Optional.of("its statement bears no signature that counts");
        }
        if (byCi && !maySign(ci, principal)) {
            return Optional.of("it claims a signature of CI and bears one of " + principal + ", who does not have the"
                    + " role " + CI);
        }
        return binding.fault(json.get(), statement);
    }

    static boolean maySign(Set<String> ci, String principal) {
        return ci.isEmpty() || ci.contains(principal);
    }

    private Optional<byte[]> file(Sha tip, String path) {
        return site.repository().read(tip, path, LARGEST);
    }
}
