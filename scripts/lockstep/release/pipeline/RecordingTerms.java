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
import lockstep.record.checkpoint.CheckpointNote;
import lockstep.record.journal.Intent;
import lockstep.record.layout.EvidenceLayout;
import lockstep.release.site.ConfigInForce;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.RemoteHeads;
import lockstep.settings.GovernedConfig;

/**
 * Whether what this configuration would record of a move counts for the team. An old checkout or another folder has
 * another one: what is recorded by that, unsigned or at another place, nobody can mend.
 */
public record RecordingTerms(ReleaseSite site) {

    private static final List<String> PLACES = List.of("evidence.branch", "evidence.log");
    private static final String SIGNED = "evidence.require_signatures";
    private static final String REMEDY = "Use the configuration in force: --config FILE, or check out the commit "
            + "that it is of.";

    /** @throws LockstepError before anything is changed */
    public void require(RemoteHeads heads, AuditReport report, Sha target) {
        List<Reason> reasons = reasons(heads, report, target);
        if (!reasons.isEmpty()) {
            throw Refused.over("this configuration cannot record the move; nothing was changed",
                    reasons.stream().map(Reason::ground).toList(), REMEDY);
        }
    }

    /** Why it would not count; none where it would. */
    public List<Reason> reasons(RemoteHeads heads, AuditReport report, Sha target) {
        return inForce(heads, report, target).stream().flatMap(one -> reasons(one, heads, report)).toList();
    }

    /** The same of one that somebody really began: by the configuration it was begun with it can be gone on with. */
    public void require(Intent begun, RemoteHeads heads, AuditReport report) {
        boolean isOfThis = begun.configuration().equals(Optional.of(GovernedConfig.of(site.config()).sha256()));
        if (!isOfThis || !report.isBegun(begun.id())) {
            require(heads, report, begun.target());
        }
    }

    /** Where nothing is recorded by the configuration in force yet, what is known by the given one still counts. */
    private Stream<Reason> reasons(ConfigInForce.Found found, RemoteHeads heads, AuditReport report) {
        GovernedConfig own = GovernedConfig.of(site.config());
        boolean unsigned = "true".equals(found.config().values().get(SIGNED)) && isSigned(heads)
                && !site.config().evidence().requireSignatures() && site.config().evidence().signingKey().isEmpty();
        return Stream.concat(
                unsigned ? Stream.of(reason(SIGNED, "false", "true", found)) : Stream.empty(),
                PLACES.stream()
                        .filter(key -> report.knownGood().isEmpty())
                        .filter(key -> !own.values().get(key).equals(found.config().values().get(key)))
                        .map(key -> reason(key, own.values().get(key), found.config().values().get(key), found)));
    }

    private static Reason reason(String key, String here, String there, ConfigInForce.Found found) {
        return new Reason(PolicyRule.CONFIG_IN_FORCE,
                key + " is " + here + " here and " + there + " " + found.source()
                        + ": what would be recorded would not count",
                REMEDY);
    }

    /** Empty where it cannot be read: nothing that lies on a branch may stop a rollback. */
    private Optional<ConfigInForce.Found> inForce(RemoteHeads heads, AuditReport report, Sha target) {
        try {
            return new ConfigInForce(site).findReadable(new ExplainedHeads(site).of(heads, report), target);
        } catch (LockstepError e) {
            return Optional.empty();
        }
    }

    /** Whether the newest record is signed: before the first that is, unsigned ones still count once one follows. */
    private boolean isSigned(RemoteHeads heads) {
        return heads.evidence()
                .flatMap(tip -> site.repository().readable(tip, EvidenceLayout.CHECKPOINT, CheckpointNote.LARGEST))
                .flatMap(CheckpointNote::read).flatMap(CheckpointNote::signature).isPresent();
    }
}
