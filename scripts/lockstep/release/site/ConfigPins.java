package lockstep.release.site;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.error.LockstepError;
import lockstep.base.error.NotVerified;
import lockstep.base.json.DocumentForm;
import lockstep.base.release.Clocks;
import lockstep.base.release.Operator;
import lockstep.base.release.RecordedTime;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.record.checkpoint.CheckpointNote;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.signature.AllowedSigners;
import lockstep.record.signature.SignatureStatus;
import lockstep.repository.tree.ChangedPaths;
import lockstep.repository.tree.FileWrite;
import lockstep.settings.GovernedConfig;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Configurations that were pinned, on the evidence branch: {@code evidence/config/<time>.json}, add-only. */
public record ConfigPins(ReleaseSite site) {

    private static final String SCHEMA = "lockstep/config-pin/v1";
    private static final int LARGEST = 1 << 20;
    /** The newest, by their names alone. */
    private static final int MOST = 1_000;
    /** After so many whose signature had to be asked about and did not count, no other is. */
    private static final int MOST_FAILED = 100;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** A configuration that somebody pinned. */
    public record Pin(GovernedConfig config, Operator operator, Instant at) {}

    /** The file that pins the given configuration, and its signature where evidence is signed. */
    public List<FileWrite> pin(Instant at, String why) {
        GovernedConfig config = GovernedConfig.of(site.config());
        ObjectNode tree = DocumentForm.object();
        tree.put("schema", SCHEMA);
        tree.put("operator", site.operator().name());
        tree.put("at", at.toString());
        tree.put("why", Sanitiser.line(why));
        tree.put("sha256", config.sha256());
        ObjectNode values = tree.putObject("values");
        config.values().forEach(values::put);
        byte[] document = DocumentForm.bytes(tree);
        String path = EvidenceLayout.pin(at);
        List<FileWrite> writes = new ArrayList<>(List.of(FileWrite.add(path, document)));
        site.signatures().sign(document, at)
                .ifPresent(signature -> writes.add(FileWrite.add(EvidenceLayout.signature(path), signature)));
        return writes;
    }

    /**
     * The newest that counts: not from the future, and signed where only what is signed counts.
     *
     * @throws NotVerified if it cannot be read, or there are some and none is signed as it has to be
     */
    public Optional<Pin> newest(Sha tip) {
        List<Place> pins = all(tip);
        Optional<Recorded> newest = counting(pins).findFirst();
        if (newest.isEmpty() && !pins.isEmpty()) {
            throw new NotVerified(
                    "a configuration is pinned (" + pins.getFirst().path() + "), and it is not signed by a key that "
                            + "counted then, so the configuration in force is unknown",
                    "See `release-log verify`, and docs/promotion.md, \"When the record was damaged\".");
        }
        return newest.map(this::read);
    }

    /** Whether the newest that counts cannot be read: some of old are, where no configuration like it is at hand. */
    boolean isUnreadable(Sha tip) {
        return counting(all(tip)).findFirst().filter(pin -> readable(pin).isEmpty()).isPresent();
    }

    /** The same for a rollback, which nothing that lies on the branch may stop: what cannot be read is passed over. */
    public Optional<Pin> newestReadable(Sha tip) {
        return counting(all(tip)).flatMap(pin -> readable(pin).stream()).findFirst();
    }

    /**
     * A pin in the commit that brought it.
     *
     * @param madeAt when that was, as far as anybody can know
     * @param signingBefore whether the team signed before that commit
     * @param isAccepted whether the team takes it as it stands
     */
    private record Place(String path, Sha commit, Instant madeAt, boolean signingBefore, boolean isAccepted) {}

    /** A pin that was read: each may be a megabyte to who reads it, and nothing to who pushes it. */
    private record Recorded(Place place, Optional<byte[]> content, Optional<byte[]> signature) {

        String path() {
            return place.path();
        }
    }

    /** The newest first, of those that are not from the future by their names. */
    private List<Place> all(Sha tip) {
        return (site.signatures().required() ? asTheyCame(tip) : asTheyLie(tip)).stream()
                .sorted(Comparator.comparing(Place::path).reversed())
                .toList();
    }

    private List<Place> asTheyLie(Sha tip) {
        return names(tip, site.clock().instant(), false)
                .map(path -> new Place(path, tip, Instant.EPOCH, false, true))
                .toList();
    }

    /** Whatever was done to one later: to change it or to take it away is no way to unpin. */
    private List<Place> asTheyCame(Sha tip) {
        TreeMap<String, Place> pins = new TreeMap<>();
        Optional<Sha> accepted = site.signatures().after()
                .filter(commit -> site.repository().has(commit)
                        && site.repository().onFirstParents(tip, Set.of(commit)).contains(commit));
        accepted.ifPresent(commit -> names(commit, site.clock().instant(), false)
                .forEach(path -> pins.put(path, new Place(path, commit, Instant.EPOCH, false, true))));
        boolean signing = accepted.isPresent();
        Set<String> ahead = new HashSet<>();
        for (ChangedPaths change : site.repository().commitsThatChanged(
                List.of(EvidenceLayout.PINS, EvidenceLayout.CHECKPOINT), accepted, tip)) {
            Sha commit = change.commit();
            if (change.paths().contains(EvidenceLayout.PINS)) {
                boolean before = signing;
                ahead.addAll(datedAfter(change.madeAt(), commit));
                names(commit, change.madeAt(), before).filter(path -> !ahead.contains(path)).forEach(path ->
                        pins.putIfAbsent(path, new Place(path, commit, change.madeAt(), before, false)));
                while (pins.size() > MOST) {
                    pins.pollFirstEntry();
                }
            }
            signing = signing || isSigning(commit);
        }
        return List.copyOf(pins.values());
    }

    /**
     * @param madeAt of what is dated later, none counts, ever
     * @param signed without a signature beside it none counts
     */
    private Stream<String> names(Sha commit, Instant madeAt, boolean signed) {
        Instant now = site.clock().instant();
        String latest = EvidenceLayout.pin((madeAt.isBefore(now) ? madeAt : now).plus(Clocks.SKEW));
        Set<String> all = site.repository().list(commit, EvidenceLayout.PINS).stream()
                .map(name -> EvidenceLayout.PINS + "/" + name)
                .collect(Collectors.toSet());
        return all.stream()
                .filter(path -> EvidenceLayout.isPin(path) && path.compareTo(latest) <= 0)
                .filter(path -> !signed || all.contains(EvidenceLayout.signature(path)))
                .sorted(Comparator.reverseOrder())
                .limit(MOST);
    }

    private List<String> datedAfter(Instant madeAt, Sha commit) {
        String latest = EvidenceLayout.pin(madeAt.plus(Clocks.SKEW));
        return site.repository().list(commit, EvidenceLayout.PINS).stream()
                .map(name -> EvidenceLayout.PINS + "/" + name)
                .filter(path -> EvidenceLayout.isPin(path) && path.compareTo(latest) > 0)
                .toList();
    }

    private Recorded recorded(Place place) {
        return new Recorded(place, site.repository().readable(place.commit(), place.path(), LARGEST),
                site.repository().readable(place.commit(), EvidenceLayout.signature(place.path()), LARGEST));
    }

    private boolean isSigning(Sha commit) {
        return site.repository().readable(commit, EvidenceLayout.CHECKPOINT, CheckpointNote.LARGEST)
                .flatMap(CheckpointNote::read).flatMap(CheckpointNote::signature).isPresent();
    }

    /**
     * Signed by a key that counted when it was recorded; without a signature only from before the team signed. Whoever
     * pushes may bring any number of pins: those that nobody signed who is named cost no process, and use up nothing.
     */
    private Stream<Recorded> counting(List<Place> pins) {
        Stream<Recorded> recorded = pins.stream().map(this::recorded);
        AtomicInteger failed = new AtomicInteger();
        return recorded.filter(pin -> pin.place().isAccepted() || pin.signature()
                .map(signature -> isSigned(pin, signature, site.signatures().allowed().orElseThrow(), failed))
                .orElse(!pin.place().signingBefore()));
    }

    private static boolean isSigned(
            Recorded pin, byte[] signature, AllowedSigners signers, AtomicInteger failed) {
        Instant madeAt = pin.place().madeAt();
        if (pin.content().isEmpty() || failed.get() >= MOST_FAILED
                || signers.surelyRefuses(pin.content().get(), signature, madeAt)) {
            return false;
        }
        boolean verified = signers.check(pin.content().get(), Optional.of(signature), madeAt)
                instanceof SignatureStatus.Verified;
        failed.addAndGet(verified ? 0 : 1);
        return verified;
    }

    private Optional<Pin> readable(Recorded pin) {
        try {
            return Optional.of(read(pin));
        } catch (LockstepError e) {
            return Optional.empty();
        }
    }

    private Pin read(Recorded pin) {
        String path = pin.path();
        try {
            JsonNode tree = MAPPER.readTree(pin.content().orElseThrow(
                    () -> new IllegalArgumentException("it is no file, or too large")));
            SortedMap<String, String> values = new TreeMap<>();
            tree.path("values").properties().forEach(value -> values.put(value.getKey(), value.getValue().asString()));
            GovernedConfig config = new GovernedConfig(values);
            config = of(tree.path("sha256").asString(""), config);
            if (!SCHEMA.equals(tree.path("schema").asString(""))) {
                throw new IllegalArgumentException("it is not " + SCHEMA);
            }
            Instant at = RecordedTime.parse(tree.path("at").asString(""));
            if (!EvidenceLayout.pin(at).equals(path)) {
                throw new IllegalArgumentException("its name is not that of its time");
            }
            return new Pin(config, new Operator(tree.path("operator").asString("")), at);
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new NotVerified(
                    path + " cannot be read, so the configuration in force is unknown: "
                            + Sanitiser.line(String.valueOf(e.getMessage()), 160),
                    "See `release-log verify`, and docs/promotion.md, \"When the record was damaged\".", e);
        }
    }

    /** Before December 2026 line feeds were not written as they are: the same digest here tells what they were. */
    private GovernedConfig of(String sha256, GovernedConfig written) {
        return Stream.of(written, GovernedConfig.of(site.config()))
                .filter(config -> config.sha256().equals(sha256))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "its values are not those of its digest; `config pin` writes it anew"));
    }
}
