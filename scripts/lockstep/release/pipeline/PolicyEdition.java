package lockstep.release.pipeline;

import java.util.List;
import lockstep.record.history.RecordedPolicy;
import lockstep.settings.pipeline.PipelineSettings;

/**
 * What a record can be asked of the configuration in its policy.json: all of it, where that is written in the form of
 * today; of an earlier form only what every form wrote alike.
 *
 * @param edition of the record
 * @param today that of this Lockstep
 */
public record PolicyEdition(int edition, int today) {

    /** What the first edition wrote in the form of today; contracts and declared gates came to it one by one. */
    private static final List<String> SECTIONS = List.of("policy.", "git.", "environments.");

    static PolicyEdition of(int edition) {
        return new PolicyEdition(edition, RecordedPolicy.EDITION);
    }

    /** What nobody knows would be judged by nobody. */
    public boolean isKnown() {
        return edition >= RecordedPolicy.FIRST_EDITION && edition <= today;
    }

    /** Whether the digests in it are those of the same configurations now. */
    public boolean isOfToday() {
        return edition == today;
    }

    /** Whether it names the configuration that its intent.json names, in whatever form that was. */
    public boolean namesItsOwn() {
        return edition > RecordedPolicy.FIRST_EDITION;
    }

    /** Whether its value of this key is held against the configuration in force; that of a pipeline is elsewhere. */
    public boolean asks(String key) {
        return isCommon(key) || isOfToday() && !PipelineSettings.isKey(key);
    }

    private static boolean isCommon(String key) {
        return SECTIONS.stream().anyMatch(key::startsWith) || key.equals("services")
                || key.startsWith("services.") && (key.endsWith(".required_gates") || key.contains(".environments.")
                        || key.contains(".canary."));
    }
}
