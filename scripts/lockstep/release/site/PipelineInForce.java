package lockstep.release.site;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lockstep.base.error.NotVerified;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.record.journal.Intent;
import lockstep.repository.tree.BlobId;
import lockstep.settings.ConfigReader;
import lockstep.settings.GovernedConfig;
import lockstep.settings.LaterKeys;
import lockstep.settings.pipeline.PipelineSettings;

/**
 * The configurations, and the pipelines in them, that were in force when recorded moves began: as {@code release} had
 * it, as it was pinned, or, before either, as the candidate had it. What the same files say is read once.
 */
public final class PipelineInForce {

    private static final int MOST = 8;

    private final ReleaseSite site;
    private final LaterKeys later;

    private final Deque<Read> read = new ArrayDeque<>();

    /**
     * What counted then, with its values as a policy keeps them, and its digest.
     *
     * @param pipeline the values of the pipeline alone
     * @param hasLaterKeys whether a Lockstep of before may not have been able to read it
     */
    public record Then(
            SortedMap<String, String> values, SortedMap<String, String> pipeline, String sha256,
            boolean hasLaterKeys) {

        private static Then of(GovernedConfig config, boolean hasLaterKeys) {
            SortedMap<String, String> kept = new TreeMap<>();
            config.values().forEach((key, value) -> kept.put(key, Sanitiser.line(value)));
            return new Then(kept, ofPipeline(kept), config.sha256(), hasLaterKeys);
        }
    }

    /** @param beside the files that it was read with: at a commit where one of them is another, it is another */
    private record Read(BlobId file, SeenFiles beside, Optional<Then> config) {}

    public PipelineInForce(ReleaseSite site) {
        this(site, LaterKeys.known());
    }

    public PipelineInForce(ReleaseSite site, LaterKeys later) {
        this.site = site;
        this.later = later;
    }

    /** The same of the pipeline alone; no keys where there was none. */
    public Optional<SortedMap<String, String>> at(Intent intent, Sha commit) {
        return all(intent, commit).map(Then::pipeline);
    }

    /** The same where {@code release} stood at that commit then, whatever it was at. */
    public Optional<SortedMap<String, String>> at(Intent intent, Sha commit, Sha standing) {
        return all(intent, commit, Optional.of(standing)).map(Then::pipeline);
    }

    /**
     * The whole configuration.
     *
     * @param commit the commit of the evidence branch that brought the intent
     * @return empty where nobody knows any more
     */
    public Optional<Then> all(Intent intent, Sha commit) {
        return all(intent, commit, intent.from());
    }

    private Optional<Then> all(Intent intent, Sha commit, Optional<Sha> from) {
        Optional<Sha> release = from.filter(site.repository()::has);
        if (from.isPresent() && release.isEmpty()) {
            return Optional.empty();
        }
        Optional<BlobId> file = release.flatMap(this::file);
        if (file.isPresent()) {
            return committed(file.get(), release.get());
        }
        ConfigPins pins = new ConfigPins(site.asOf(intent.since(), site.config().pipeline()));
        Optional<ConfigPins.Pin> newest;
        try {
            newest = pins.newest(commit);
        } catch (NotVerified e) {
            if (pins.isUnreadable(commit)) {
                return Optional.empty();
            }
            throw e;
        }
        return newest.map(pin -> Then.of(pin.config(), false))
                .or(() -> Optional.of(intent.target()).filter(site.repository()::has)
                        .flatMap(target -> file(target).flatMap(blob -> committed(blob, target))));
    }

    private Optional<Then> committed(BlobId blob, Sha commit) {
        return read.stream()
                .filter(one -> one.file().equals(blob) && one.beside().areAt(commit))
                .findFirst()
                .orElseGet(() -> readNow(blob, commit))
                .config();
    }

    private Read readNow(BlobId blob, Sha commit) {
        SeenFiles beside = new SeenFiles(site.repository(), commit, later);
        Read now = new Read(blob, beside, new ConfigInForce(site).committed(commit, beside)
                .map(GovernedConfig::of).map(config -> Then.of(config, beside.hasLaterKeys() || hasLaterKeys(blob))));
        if (beside.isWhole()) {
            read.addFirst(now);
        }
        if (read.size() > MOST) {
            read.removeLast();
        }
        return now;
    }

    private boolean hasLaterKeys(BlobId file) {
        return later.areIn(new String(site.repository().read(file, ConfigReader.LARGEST), StandardCharsets.UTF_8));
    }

    private Optional<BlobId> file(Sha commit) {
        return site.repository().find(commit, ConfigReader.FILE_NAME);
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
