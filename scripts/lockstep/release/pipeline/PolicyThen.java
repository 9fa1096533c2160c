package lockstep.release.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.text.Sanitiser;
import lockstep.record.audit.AuditBreach;
import lockstep.record.audit.AuditRule;
import lockstep.record.journal.PromotionIntent;
import lockstep.settings.ConfigReader;
import lockstep.release.site.PipelineInForce;

/**
 * Whether a recorded promotion was decided by the policy that was in force when it began: policy.json says by which it
 * was. What it says of the pipeline is judged elsewhere.
 *
 * @param inForce the configuration then; empty where nobody knows any more
 */
record PolicyThen(PromotionIntent intent, Optional<PipelineInForce.Then> inForce) {

    private static final int MOST = 3;
    private static final int MOST_VALUES = 100_000;

    /** @param isBound whether it has to tell its configuration: records from before there were checkpoints need not */
    List<AuditBreach> breaches(PolicyFile policy, boolean isBound) {
        if (policy.values().isEmpty()) {
            return isBound
                    ? List.of(breach("it does not say by which configuration it was decided: policy.json has none"))
                    : List.of();
        }
        int size = policy.values().get().size();
        if (size > MOST_VALUES) {
            return List.of(breach("its policy.json has " + size + " values; no configuration has so many"));
        }
        if (!policy.edition().isKnown()) {
            return List.of(breach("the configuration in its policy.json is of the edition "
                    + policy.editionAsWritten()
                    + ", which this Lockstep does not know: a newer one may, or somebody made it up"));
        }
        List<AuditBreach> found = new ArrayList<>();
        policy.contradictions().forEach(key -> found.add(breach("its policy.json contradicts itself: " + key)));
        if (policy.edition().namesItsOwn()) {
            digests(policy).ifPresent(found::add);
        }
        inForce.map(governing -> unanswered(policy, governing)).filter(keys -> !keys.isEmpty())
                .ifPresent(keys -> found.add(breach("its policy.json has other values than the configuration in force: "
                        + String.join(", ", keys))));
        return found;
    }

    private static AuditBreach breach(String what) {
        return new AuditBreach(AuditRule.POLICY_KEPT, Sanitiser.line(what, 300));
    }

    /** A staging run has to have been made by one of the two. */
    private Optional<AuditBreach> digests(PolicyFile policy) {
        if (!intent.configuration().equals(Optional.of(policy.sha256()))) {
            return Optional.of(breach("its policy.json names another configuration than its intent.json"));
        }
        String named = policy.inForceSha256();
        return inForce.filter(then -> policy.edition().isOfToday() && !isAcceptedAsAWhole(intent, then)
                && !then.sha256().equals(named)).map(then -> breach(
                "its policy.json says that the configuration " + named + " was in force; it was " + then.sha256()));
    }

    /** Where it differs from what was in force, and nobody answers for that by name. */
    private List<String> unanswered(PolicyFile policy, PipelineInForce.Then governing) {
        return policy.differing(governing).stream()
                .filter(key -> !isAccepted(intent, key, governing))
                .limit(MOST)
                .toList();
    }

    /** Whether somebody answers for a difference by name; neither what a value says nor a reason does. */
    static boolean isAccepted(PromotionIntent intent, String key, PipelineInForce.Then then) {
        return isNamed(intent, key) || isAcceptedAsAWhole(intent, then);
    }

    /**
     * Who answers for all of it could not read what was in force. It can be read here, so that is believed only where a
     * Lockstep of before may not have known all its keys.
     */
    private static boolean isAcceptedAsAWhole(PromotionIntent intent, PipelineInForce.Then then) {
        return then.hasLaterKeys() && isNamed(intent, ConfigReader.FILE_NAME);
    }

    private static boolean isNamed(PromotionIntent intent, String key) {
        String named = Sanitiser.line(key) + " is ";
        return intent.accepted().stream().anyMatch(line -> line.startsWith(named));
    }
}
