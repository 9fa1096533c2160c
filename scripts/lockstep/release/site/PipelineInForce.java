package lockstep.release.site;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.record.journal.Intent;
import lockstep.repository.tree.BlobId;
import lockstep.settings.ConfigReader;
import lockstep.settings.GovernedConfig;
import lockstep.settings.pipeline.PipelineSettings;

/**
 * The configurations, and the pipelines in them, that were in force when recorded moves began: as {@code release} had
 * it, as it was pinned, or, before either, as the candidate had it. What one file says is read once.
 */
public final class PipelineInForce {

    private final ReleaseSite site;
    private final Map<BlobId, Optional<SortedMap<String, String>>> read = new HashMap<>();

    public PipelineInForce(ReleaseSite site) {
        this.site = site;
    }

    /** The same of the pipeline alone; no keys where there was none. */
    public Optional<SortedMap<String, String>> at(Intent intent, Sha commit) {
        return all(intent, commit).map(PipelineInForce::ofPipeline);
    }

    /** The same where {@code release} stood at that commit then, whatever it was at. */
    public Optional<SortedMap<String, String>> at(Intent intent, Sha commit, Sha standing) {
        return all(intent, commit, Optional.of(standing)).map(PipelineInForce::ofPipeline);
    }

    /**
     * The whole configuration, by its keys.
     *
     * @param commit the commit of the evidence branch that brought the intent
     * @return empty where nobody knows any more
     */
    public Optional<SortedMap<String, String>> all(Intent intent, Sha commit) {
        return all(intent, commit, intent.from());
    }

    private Optional<SortedMap<String, String>> all(Intent intent, Sha commit, Optional<Sha> from) {
        Optional<Sha> release = from.filter(site.repository()::has);
        if (from.isPresent() && release.isEmpty()) {
            return Optional.empty();
        }
        if (release.flatMap(this::file).isPresent()) {
            return committed(release.get());
        }
        return new ConfigPins(site.asOf(intent.since(), site.config().pipeline())).newest(commit)
                .map(pin -> sanitised(pin.config().values()))
                .or(() -> Optional.of(intent.target()).filter(site.repository()::has).flatMap(this::committed));
    }

    private Optional<SortedMap<String, String>> committed(Sha commit) {
        return file(commit).flatMap(blob -> read.computeIfAbsent(blob, any -> new ConfigInForce(site).committed(commit)
                .map(config -> sanitised(GovernedConfig.of(config).values()))));
    }

    private Optional<BlobId> file(Sha commit) {
        return site.repository().find(commit, ConfigReader.FILE_NAME);
    }

    /** As a policy keeps them. */
    private static SortedMap<String, String> sanitised(Map<String, String> values) {
        SortedMap<String, String> kept = new TreeMap<>();
        values.forEach((key, value) -> kept.put(key, Sanitiser.line(value)));
        return kept;
    }

    /** Of the pipeline alone, as a policy keeps them. */
    public static SortedMap<String, String> ofPipeline(Map<String, String> values) {
        SortedMap<String, String> own = new TreeMap<>();
        values.forEach((key, value) -> {
            if (PipelineSettings.isKey(key)) {
                own.put(key, Sanitiser.line(value));
            }
        });
        return own;
    }
}
