package lockstep.release.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.base.error.LockstepError;
import lockstep.base.error.Refused;
import lockstep.base.release.PolicyRule;
import lockstep.base.release.Sha;
import lockstep.policy.promotion.Reason;
import lockstep.record.audit.AuditReport;
import lockstep.record.journal.Intent;
import lockstep.release.site.ConfigInForce;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.SigningTerms;
import lockstep.repository.git.RemoteHeads;
import lockstep.settings.GovernedConfig;

/**
 * Whether what this configuration would record of a move counts for the team. An old checkout or another folder has
 * another one: what is recorded by that, unsigned or at another place, nobody can mend.
 */
public record RecordingTerms(ReleaseSite site) {

    private static final List<String> PLACES = List.of("evidence.branch", "evidence.log");
    private static final String REMEDY = SigningTerms.REMEDY;

    /** @throws LockstepError before anything is changed */
    public void require(RemoteHeads heads, AuditReport report, Sha target) {
        List<Reason> reasons = reasons(heads, report, target, new SigningTerms(site)::fault);
        if (!reasons.isEmpty()) {
            throw Refused.over("this configuration cannot record the move; nothing was changed",
                    reasons.stream().map(Reason::ground).toList(), REMEDY);
        }
    }

    /** Why it would not count, as far as that is seen without signing; none where it would. */
    public List<Reason> reasons(RemoteHeads heads, AuditReport report, Sha target) {
        return reasons(heads, report, target, new SigningTerms(site)::seen);
    }

    private List<Reason> reasons(RemoteHeads heads, AuditReport report, Sha target, Signed signed) {
        RemoteHeads explained = explained(heads, report);
        return inForce(explained, target).stream()
                .flatMap(found -> Stream.concat(
                        signed.fault(explained, Optional.of(found)).stream()
                                .map(words -> new Reason(PolicyRule.CONFIG_IN_FORCE, words, REMEDY)),
                        places(found, report)))
                .toList();
    }

    /** Why what is recorded would not be signed. */
    @FunctionalInterface
    private interface Signed {
        Optional<String> fault(RemoteHeads heads, Optional<ConfigInForce.Found> inForce);
    }

    /** The same of one that somebody really began: by the configuration it was begun with it can be gone on with. */
    public void require(Intent begun, RemoteHeads heads, AuditReport report) {
        boolean isOfThis = begun.configuration().equals(Optional.of(GovernedConfig.of(site.config()).sha256()));
        if (!isOfThis || !report.isBegun(begun.id())) {
            require(heads, report, begun.target());
        }
    }

    /** Where nothing is recorded by the configuration in force yet, what is known by the given one still counts. */
    private Stream<Reason> places(ConfigInForce.Found found, AuditReport report) {
        GovernedConfig own = GovernedConfig.of(site.config());
        return PLACES.stream()
                .filter(key -> report.knownGood().isEmpty())
                .filter(key -> !own.values().get(key).equals(found.config().values().get(key)))
                .map(key -> reason(key, own.values().get(key), found.config().values().get(key), found));
    }

    private static Reason reason(String key, String here, String there, ConfigInForce.Found found) {
        return new Reason(PolicyRule.CONFIG_IN_FORCE,
                key + " is " + here + " here and " + there + " " + found.source()
                        + ": what would be recorded would not count",
                REMEDY);
    }

    private RemoteHeads explained(RemoteHeads heads, AuditReport report) {
        try {
            return new ExplainedHeads(site).of(heads, report);
        } catch (LockstepError e) {
            return heads;
        }
    }

    /** Empty where it cannot be read: nothing that lies on a branch may stop a rollback. */
    private Optional<ConfigInForce.Found> inForce(RemoteHeads heads, Sha target) {
        try {
            return new ConfigInForce(site).findReadable(heads, target);
        } catch (LockstepError e) {
            return Optional.empty();
        }
    }
}
