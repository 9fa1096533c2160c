package lockstep.release.site;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import lockstep.base.error.NotVerified;
import lockstep.base.json.DocumentForm;
import lockstep.base.release.Clocks;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.signature.SignatureStatus;
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

    /** The newest that counts: not from the future, and signed where only what is signed counts. */
    public Optional<Pin> newest(Sha tip) {
        Instant latest = site.clock().instant().plus(Clocks.SKEW);
        return site.repository().list(tip, EvidenceLayout.PINS).stream()
                .filter(name -> name.endsWith(".json"))
                .sorted(Comparator.reverseOrder())
                .map(name -> EvidenceLayout.PINS + "/" + name)
                .filter(path -> isSigned(tip, path))
                .map(path -> read(tip, path))
                .filter(pin -> !pin.at().isAfter(latest))
                .findFirst();
    }

    private boolean isSigned(Sha tip, String path) {
        if (!site.signatures().required()) {
            return true;
        }
        byte[] document = bytes(tip, path);
        return site.signatures().allowed().orElseThrow().check(
                document, site.repository().read(tip, EvidenceLayout.signature(path), LARGEST), site.clock().instant())
                instanceof SignatureStatus.Verified;
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
            return new Pin(
                    config, new Operator(tree.path("operator").asString("")),
                    Instant.parse(tree.path("at").asString("")));
        } catch (JacksonException | IllegalArgumentException | DateTimeException e) {
            throw new NotVerified(
                    path + " cannot be read, so the configuration in force is unknown: "
                            + Sanitiser.line(String.valueOf(e.getMessage()), 160),
                    "See `release-log verify`, and docs/promotion.md, \"When the record was damaged\".", e);
        }
    }
}
