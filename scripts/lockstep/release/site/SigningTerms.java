package lockstep.release.site;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.LockstepError;
import lockstep.base.error.Refused;
import lockstep.base.release.PolicyRule;
import lockstep.base.release.Sha;
import lockstep.policy.promotion.Reason;
import lockstep.record.checkpoint.CheckpointNote;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.signature.AllowedSigners;
import lockstep.record.signature.Namespace;
import lockstep.record.signature.Signatures;
import lockstep.repository.git.RemoteHeads;
import lockstep.settings.EvidenceSettings;

/**
 * Whether what this host would record is signed as the team has it. An old checkout asks for no signatures where the
 * configuration in force does: what it recorded would fail verification for good.
 */
public record SigningTerms(ReleaseSite site) {

    private static final String KEY = "evidence.require_signatures";
    private static final String AFTER = "evidence.require_signatures_after";
    public static final String REMEDY = "Use the configuration in force: --config FILE, or check out the commit "
            + "that it is of.";
    private static final byte[] TRIAL = "Would this signature count?\n".getBytes(StandardCharsets.UTF_8);

    /** @throws Refused before anything is recorded */
    public void require(RemoteHeads heads) {
        fault(heads, inForce(heads)).ifPresent(SigningTerms::refuse);
    }

    /** The same, as far as that is seen without signing: before anything is asked of a service. */
    public void requireSeen(RemoteHeads heads) {
        seen(heads, inForce(heads)).ifPresent(SigningTerms::refuse);
    }

    private static void refuse(String words) {
        throw Refused.over("this configuration cannot record it; nothing was changed",
                List.of(new Reason(PolicyRule.CONFIG_IN_FORCE, words, REMEDY).ground()), REMEDY);
    }

    /** Empty where it cannot be read, of which others tell. */
    private Optional<ConfigInForce.Found> inForce(RemoteHeads heads) {
        try {
            return site.config().evidence().requireSignatures()
                    ? Optional.empty()
                    : heads.knownStaging().or(heads::production)
                            .flatMap(commit -> new ConfigInForce(site).findReadable(heads, commit));
        } catch (LockstepError e) {
            return Optional.empty();
        }
    }

    /**
     * Why it is not, in words; empty where it is, or where nothing of the record is signed yet. Signs, to see whether
     * that counts.
     *
     * @param heads with {@code release} where its signers file is read
     */
    public Optional<String> fault(RemoteHeads heads, Optional<ConfigInForce.Found> inForce) {
        return seen(heads, inForce).or(() -> isAsked(heads, inForce)
                ? uncounted(heads.production()).map(why -> words(inForce, ", and " + why))
                : Optional.empty());
    }

    /** The same, as far as that is seen without signing. */
    public Optional<String> seen(RemoteHeads heads, Optional<ConfigInForce.Found> inForce) {
        EvidenceSettings own = site.config().evidence();
        boolean signs = own.signingKey().isPresent() && own.allowedSigners().isPresent();
        return !signs && isAsked(heads, inForce) ? Optional.of(words(inForce, "")) : Optional.empty();
    }

    /** Whether the team has all of it signed, and this host's configuration does not say so. */
    private boolean isAsked(RemoteHeads heads, Optional<ConfigInForce.Found> inForce) {
        return !site.config().evidence().requireSignatures()
                && inForce.filter(found -> "true".equals(found.config().values().get(KEY))).isPresent()
                && (isSigned(heads) || inForce.orElseThrow().config().values().containsKey(AFTER));
    }

    private static String words(Optional<ConfigInForce.Found> inForce, String more) {
        return KEY + " is false here and true " + inForce.orElseThrow().source() + more
                + ": what would be recorded would not count";
    }

    /** Whether the newest record is signed: before the first that is, unsigned ones still count once one follows. */
    public boolean isSigned(RemoteHeads heads) {
        return heads.evidence()
                .flatMap(tip -> site.repository().readable(tip, EvidenceLayout.CHECKPOINT, CheckpointNote.LARGEST))
                .flatMap(CheckpointNote::read).flatMap(CheckpointNote::signature).isPresent();
    }

    /** By the file as it was followed here, or as {@code release} has it. */
    private Optional<String> uncounted(Optional<Sha> release) {
        Optional<byte[]> lines = SignersFile.of(site.config().evidence())
                .filter(file -> !file.isOutside())
                .flatMap(file -> new SignersPlace(file, site.repository()).followed().or(() -> release)
                        .flatMap(commit -> file.at(commit, site.repository())));
        Optional<AllowedSigners> allowed = site.signatures().allowed()
                .map(own -> lines.map(those -> own.with(those, Namespace.EVIDENCE)).orElse(own));
        Signatures strict = new Signatures(site.signatures().signer(), allowed, true);
        try {
            strict.sign(TRIAL, site.clock().instant());
            return Optional.empty();
        } catch (ConfigurationError e) {
            return Optional.of(e.getMessage());
        }
    }
}
