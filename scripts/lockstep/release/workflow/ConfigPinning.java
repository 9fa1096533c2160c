package lockstep.release.workflow;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import lockstep.base.error.LostRace;
import lockstep.base.error.Refused;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.record.layout.EvidenceLayout;
import lockstep.release.recording.Recorder;
import lockstep.release.site.ConfigInForce;
import lockstep.release.site.ConfigPins.Pin;
import lockstep.release.site.ConfigPins;
import lockstep.release.site.NewestCandidate;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.RemoteHeads;
import lockstep.settings.ConfigReader;
import lockstep.settings.GovernedConfig;

/** Shows which configuration counts, and pins one where {@code release} carries none. */
public record ConfigPinning(ReleaseSite site, WorkflowListener listener) {

    /** Less than what a pin may be ahead and still count. */
    private static final Duration FURTHEST_AHEAD = Duration.ofMinutes(4);

    private static final int MOST_TOLD = 10;
    private static final int LONGEST = 120;

    /** The configuration that counts. */
    public record InForce(String source, String sha256, SortedMap<String, String> values) {}

    public Optional<InForce> inForce(RemoteHeads heads) {
        return new ConfigInForce(site).find(heads, new NewestCandidate(site).of(heads))
                .map(found -> new InForce(found.source(), found.config().sha256(), found.config().values()));
    }

    /**
     * Pins the given configuration.
     *
     * @param seen where the branches were when somebody decided so
     * @return its digest
     * @throws LostRace where another one was pinned since
     */
    public String pin(RemoteHeads seen, String why) {
        Optional<Pin> before = newest(seen);
        new Recorder(site, listener).add(seen, now -> {
            newest(now).filter(pin -> !before.equals(Optional.of(pin))).ifPresent(pin -> {
                throw new LostRace(pin.operator() + " pinned a configuration meanwhile, on " + pin.at()
                        + "; nothing of yours was pinned",
                        "See `config show`. If yours is to replace it, run the command again.");
            });
            return Optional.of(draft(now, why));
        });
        return GovernedConfig.of(site.config()).sha256();
    }

    private Optional<Pin> newest(RemoteHeads heads) {
        return heads.evidence().flatMap(tip -> new ConfigPins(site).newestReadable(tip));
    }

    /** What a pin of the given configuration would replace, in words; empty where none is pinned. */
    public Optional<String> replaced(RemoteHeads heads) {
        GovernedConfig given = GovernedConfig.of(site.config());
        return newest(heads).map(pin -> {
            List<String> differing = given.differencesFrom(pin.config()).stream()
                    .map(one -> one.key() + " was " + Sanitiser.line(one.there(), LONGEST) + " and becomes "
                            + Sanitiser.line(one.here(), LONGEST))
                    .toList();
            return "It replaces the one that " + pin.operator() + " pinned on " + pin.at() + (differing.isEmpty()
                    ? ", which says the same."
                    : ": " + String.join("; ", differing.subList(0, Math.min(MOST_TOLD, differing.size())))
                            + (differing.size() > MOST_TOLD
                                    ? "; and " + (differing.size() - MOST_TOLD) + " more" : "") + ".");
        });
    }

    /** The commit that would pin it. */
    public CommitDraft draft(RemoteHeads heads, String why) {
        if (why.isBlank()) {
            throw new Refused("no reason is given for pinning a configuration", "Say why: --reason.");
        }
        Optional<Sha> carrying = heads.production()
                .filter(head -> site.repository().find(head, ConfigReader.FILE_NAME).isPresent());
        if (carrying.isPresent()) {
            throw new Refused(
                    site.repository().branches().production() + " carries a " + ConfigReader.FILE_NAME
                            + ", which is in force; a pin would have no effect",
                    "Change " + ConfigReader.FILE_NAME + " on " + site.repository().branches().staging()
                            + ", and promote that.");
        }
        Instant at = freeSecond(heads);
        return new CommitDraft(
                new ConfigPins(site).pin(at, why), "Pin the configuration\n\nBy " + site.operator() + "\n",
                site.identity(), at);
    }

    /**
     * A pin has a second of its own, which names its file and says which of two is the newer one. One of a host whose
     * clock is ahead does not hide this one.
     */
    private Instant freeSecond(RemoteHeads heads) {
        Instant clock = site.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        Instant first = newest(heads)
                .map(pin -> pin.at().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1))
                .filter(after -> after.isAfter(clock)).orElse(clock);
        Instant last = clock.plus(FURTHEST_AHEAD);
        return Stream.iterate(first, second -> !second.isAfter(last), second -> second.plusSeconds(1))
                .filter(second -> !isTaken(heads, second))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        "configurations are pinned up to " + last + ", ahead of this host's clock",
                        "See which clock is wrong, and who pins: `git log "
                                + site.repository().branches().evidence() + "`. Then try again."));
    }

    private boolean isTaken(RemoteHeads heads, Instant second) {
        return heads.evidence()
                .flatMap(tip -> site.repository().find(tip, EvidenceLayout.pin(second)))
                .isPresent();
    }
}
