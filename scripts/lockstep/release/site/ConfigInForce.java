package lockstep.release.site;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.error.LockstepError;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.policy.promotion.ConfigDifference;
import lockstep.record.evidence.RecordedRun;
import lockstep.repository.git.RemoteHeads;
import lockstep.settings.Config;
import lockstep.settings.ConfigReader;
import lockstep.settings.GovernedConfig;
import lockstep.settings.gates.Beside;

/**
 * The configuration that counts: {@code lockstep.yaml} at the head of {@code release}; where it carries none, the
 * newest that was pinned; before any was, the candidate's. What lies in somebody's working tree is a draft.
 */
public record ConfigInForce(ReleaseSite site) {

    /** What counts, and where it stands in words; empty where nothing was ever committed or pinned. */
    public record Found(GovernedConfig config, String source) {}

    /** Where nobody knows what counts, what a difference is called that somebody can answer for by name. */
    private static final String UNKNOWN = ConfigReader.FILE_NAME;

    /** @throws LockstepError where it cannot be read */
    public Optional<Found> find(RemoteHeads heads, Sha candidate) {
        return find(heads, candidate, tip -> new ConfigPins(site).newest(tip));
    }

    /** The same for a rollback, which nothing that lies on the evidence branch may stop. */
    public Optional<Found> findReadable(RemoteHeads heads, Sha candidate) {
        return find(heads, candidate, tip -> new ConfigPins(site).newestReadable(tip));
    }

    private Optional<Found> find(RemoteHeads heads, Sha candidate, Function<Sha, Optional<ConfigPins.Pin>> pinned) {
        return heads.production().flatMap(head -> committed(head, onRelease()))
                .or(() -> heads.evidence().flatMap(pinned)
                        .map(pin -> new Found(pin.config(), "as pinned by " + pin.operator() + " on " + pin.at())))
                .or(() -> Optional.of(candidate)
                        .filter(site.repository()::has)
                        .flatMap(sha -> committed(sha, "in " + sha.abbreviated())));
    }

    /** The same; empty, too, where {@code release} carries one that cannot be read, so that nobody knows. */
    public Optional<Found> findKnown(RemoteHeads heads, Sha candidate) {
        return unlessUnreadable(heads, () -> find(heads, candidate));
    }

    private Optional<Found> unlessUnreadable(RemoteHeads heads, Supplier<Optional<Found>> reading) {
        try {
            return reading.get();
        } catch (LockstepError e) {
            if (unreadable(heads).isEmpty()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Why the one on {@code release} cannot be read; empty where it can be, or there is none. */
    public Optional<LockstepError> unreadable(RemoteHeads heads) {
        try {
            heads.production().ifPresent(head -> committed(head, onRelease()));
            return Optional.empty();
        } catch (LockstepError e) {
            return Optional.of(e);
        }
    }

    private String onRelease() {
        return "on " + site.repository().branches().production();
    }

    /** What counts; the given one where nothing was ever committed or pinned, or nobody knows what counts. */
    public GovernedConfig orOwn(RemoteHeads heads, Sha candidate) {
        return findKnown(heads, candidate).map(Found::config).orElseGet(() -> GovernedConfig.of(site.config()));
    }

    /** The same for a rollback. */
    public GovernedConfig readableOrOwn(RemoteHeads heads, Sha candidate) {
        return unlessUnreadable(heads, () -> findReadable(heads, candidate))
                .map(Found::config).orElseGet(() -> GovernedConfig.of(site.config()));
    }

    private Optional<Found> committed(Sha commit, String source) {
        return read(commit, source).map(config -> new Found(GovernedConfig.of(config), source));
    }

    private Optional<Config> read(Sha commit, String source) {
        return read(commit, source, new CommittedFiles(site.repository(), commit));
    }

    private Optional<Config> read(Sha commit, String source, Beside beside) {
        return site.repository().read(commit, ConfigReader.FILE_NAME, ConfigReader.LARGEST)
                .map(yaml -> ConfigReader.parseCommitted(
                        new String(yaml, StandardCharsets.UTF_8), ConfigReader.FILE_NAME + " " + source, beside));
    }

    /** As a commit has it; empty where it has none that can be read. */
    public Optional<Config> committed(Sha commit) {
        return committed(commit, new CommittedFiles(site.repository(), commit));
    }

    /**
     * The same.
     *
     * @throws LockstepError where it has one that cannot be read
     */
    public Optional<Config> requireReadable(Sha commit) {
        return read(commit, "in " + commit.abbreviated());
    }

    Optional<Config> committed(Sha commit, Beside beside) {
        try {
            return read(commit, "in " + commit.abbreviated(), beside);
        } catch (LockstepError e) {
            return Optional.empty();
        }
    }

    /**
     * The ids of the runs that were made by another one. What the given one differs in is judged by itself, so a run
     * that was made by it is not counted twice; nor is one that does not tell.
     */
    public Set<String> otherwiseConfigured(RemoteHeads heads, Sha candidate, List<RecordedRun> runs) {
        Set<String> good = Stream.concat(
                        findKnown(heads, candidate).map(Found::config).stream(),
                        Stream.of(GovernedConfig.of(site.config())))
                .map(GovernedConfig::sha256)
                .collect(Collectors.toSet());
        return runs.stream()
                .map(RecordedRun::run)
                .filter(run -> run.configuration().filter(digest -> !good.contains(digest)).isPresent())
                .map(run -> run.id().text())
                .collect(Collectors.toSet());
    }

    /** Where the given configuration differs from it; where nobody can know that, it differs as a whole. */
    public List<ConfigDifference> differences(RemoteHeads heads, Sha candidate) {
        Optional<Found> known = findKnown(heads, candidate);
        return known.isPresent() ? differences(known.get()) : unreadable(heads).stream()
                .map(why -> new ConfigDifference(UNKNOWN, "readable",
                        "unreadable (" + Sanitiser.line(why.getMessage(), 300) + ")", onRelease()))
                .toList();
    }

    private List<ConfigDifference> differences(Found known) {
        return Stream.of(known)
                .flatMap(counting -> GovernedConfig.of(site.config()).differencesFrom(counting.config()).stream()
                        .map(it -> new ConfigDifference(it.key(), it.here(), it.there(), counting.source())))
                .toList();
    }
}
