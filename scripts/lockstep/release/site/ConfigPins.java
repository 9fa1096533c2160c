package lockstep.release.site;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
import lockstep.record.signature.SignatureStatus;
import lockstep.repository.git.ChangedPaths;
import lockstep.repository.git.FileWrite;
import lockstep.settings.GovernedConfig;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Configurations that were pinned, on the evidence branch: {@code evidence/config/<time>.json}, add-only. */
public record ConfigPins(ReleaseSite site) {

    private static final String SCHEMA = "lockstep/config-pin/v1";
    private static final int LARGEST = 1 << 20;
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
        config.values().forEach((key, value) -> values.put(key, Sanitiser.line(value)));
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
     * @throws NotVerified if it cannot be read, or there are some and none counts
     */
    public Optional<Pin> newest(Sha tip) {
        List<String> pins = all(tip);
        Optional<Pin> newest = pins.stream().filter(path -> isSigned(tip, path)).map(path -> read(tip, path))
                .filter(this::isPast).findFirst();
        if (newest.isEmpty() && !pins.isEmpty()) {
            throw new NotVerified(
                    "a configuration is pinned (" + pins.getFirst() + "), and no signature on a pin counts, so the "
                            + "configuration in force is unknown",
                    "See `release-log verify`. Where the keys are in order, pin it again: `config pin`.");
        }
        return newest;
    }

    /** The same for a rollback, which nothing that lies on the branch may stop: what cannot be read is passed over. */
    public Optional<Pin> newestReadable(Sha tip) {
        return all(tip).stream().filter(path -> isSigned(tip, path)).flatMap(path -> readable(tip, path).stream())
                .filter(this::isPast).findFirst();
    }

    private List<String> all(Sha tip) {
        return site.repository().list(tip, EvidenceLayout.PINS).stream()
                .filter(name -> name.endsWith(".json"))
                .sorted(Comparator.reverseOrder())
                .map(name -> EvidenceLayout.PINS + "/" + name)
                .toList();
    }

    private boolean isPast(Pin pin) {
        return !pin.at().isAfter(site.clock().instant().plus(Clocks.SKEW));
    }

    private Optional<Pin> readable(Sha tip, String path) {
        try {
            return Optional.of(read(tip, path));
        } catch (LockstepError e) {
            return Optional.empty();
        }
    }

    /** By a key that counted when it was recorded. One without a signature counts from before the team signed. */
    private boolean isSigned(Sha tip, String path) {
        if (!site.signatures().required()) {
            return true;
        }
        Optional<byte[]> signature = site.repository().read(tip, EvidenceLayout.signature(path), LARGEST);
        return broughtBy(tip, path).filter(commit -> signature.isEmpty()
                ? !isSigning(commit)
                : site.signatures().allowed().orElseThrow().check(
                        bytes(tip, path), signature, site.repository().summary(commit).when())
                        instanceof SignatureStatus.Verified).isPresent();
    }

    private Optional<Sha> broughtBy(Sha tip, String path) {
        return site.repository().commitsThatChanged(List.of(path), Optional.empty(), tip).stream()
                .map(ChangedPaths::commit).findFirst();
    }

    private boolean isSigning(Sha commit) {
        return site.repository().read(commit, EvidenceLayout.CHECKPOINT, LARGEST)
                .flatMap(CheckpointNote::read).flatMap(CheckpointNote::signature).isPresent();
    }

    private byte[] bytes(Sha tip, String path) {
        return site.repository().read(tip, path, LARGEST)
                .orElseThrow(() -> new NotVerified(path + " is not a file, so the configuration in force is unknown",
                        "See `release-log verify`, and docs/promotion.md, \"When the record was damaged\"."));
    }

    private Pin read(Sha tip, String path) {
        try {
            JsonNode tree = MAPPER.readTree(bytes(tip, path));
            SortedMap<String, String> values = new TreeMap<>();
            tree.path("values").properties().forEach(value -> values.put(value.getKey(), value.getValue().asString()));
            GovernedConfig config = new GovernedConfig(values);
            if (!SCHEMA.equals(tree.path("schema").asString("")) || !config.sha256().equals(
                    tree.path("sha256").asString(""))) {
                throw new IllegalArgumentException("its values are not those of its digest");
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
}
