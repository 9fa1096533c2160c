package lockstep.record.trail;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.digest.Sha256;
import lockstep.base.json.DocumentForm;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.base.text.Sanitiser;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The evidence of one version as files, by the paths of the release process. Made from one commit of the record and
 * from nothing else, no clock among it: the same record gives the same bytes.
 *
 * @param version by which the folder is called; empty where the commit has none
 */
public record Collection(Optional<Version> version, Sha commit, Trail trail, BranchFiles branch) {

    public static final String AUDIT_SCHEMA = "lockstep/release-audit/v1";

    /** The digest of the audit file itself, as it is with this field empty. */
    public static final String OWN_DIGEST = "sha256";

    /** What the folder is called. */
    public String name() {
        return version.map(Version::name).orElse(commit.hex());
    }

    public String auditPath() {
        return "operational_audit/releases/" + name() + ".json";
    }

    /** Contents by path, the audit file last. */
    public SequencedMap<String, byte[]> files() {
        SequencedMap<String, byte[]> files = new LinkedHashMap<>();
        String folder = "TEST/release/" + name() + "/";
        files.put(folder + "promotion.log", log().getBytes(StandardCharsets.UTF_8));
        ObjectNode metrics = document("lockstep/release-metrics/v1");
        new MetricsTree(branch, commit, trail).into(metrics);
        files.put(folder + "metrics.json", bytes(metrics));
        ObjectNode approvals = document("lockstep/release-approvals/v1");
        new ApprovalsTree(new Approvals(branch), commit, trail).into(approvals);
        files.put(folder + "approval.json", bytes(approvals));
        files.put(auditPath(), audit(files));
        return files;
    }

    private ObjectNode document(String schema) {
        ObjectNode tree = DocumentForm.object();
        tree.put("schema", schema);
        tree.put("version", version.map(Version::name).orElse(null));
        tree.put("commit", commit.hex());
        return tree;
    }

    private String log() {
        return trail.of(commit).stream().map(Collection::line).collect(Collectors.joining());
    }

    private static String line(RecordedAction action) {
        List<String> parts = new ArrayList<>();
        parts.add(action.at().truncatedTo(ChronoUnit.SECONDS).toString());
        parts.add(action.action());
        Stream.of(action.fromStage(), action.toStage()).flatMap(Optional::stream)
                .reduce((from, to) -> from + " -> " + to).ifPresent(parts::add);
        action.version().ifPresent(name -> parts.add(name.name()));
        action.commit().ifPresent(sha -> parts.add(sha.hex()));
        action.result().ifPresent(result -> parts.add("result " + result));
        action.operator().ifPresent(name -> parts.add("by " + name));
        action.approvedBy().ifPresent(name -> parts.add("approved by " + name));
        action.subject().ifPresent(id -> parts.add("[" + id + "]"));
        String words = action.words().isBlank() ? "" : ": " + action.words();
        return Sanitiser.line(String.join(" ", parts) + words, 600) + "\n";
    }

    private byte[] audit(SequencedMap<String, byte[]> files) {
        ObjectNode tree = document(AUDIT_SCHEMA);
        tree.put(OWN_DIGEST, "");
        ArrayNode list = tree.putArray("files");
        files.forEach((path, content) -> list.addObject()
                .put("path", path).put("sha256", Sha256.of(content).hex()));
        ArrayNode actions = tree.putArray("actions");
        trail.of(commit).forEach(action -> actions.add(TrailLine.tree(action)));
        ArrayNode evidence = tree.putArray("evidence");
        trail.of(commit).stream().map(RecordedAction::path).distinct().sorted()
                .forEach(path -> branch.bytes(path).ifPresent(content -> evidence.addObject()
                        .put("path", path).put("sha256", Sha256.of(content).hex())));
        return sealed(tree);
    }

    /** With its own digest in it. */
    static byte[] sealed(ObjectNode tree) {
        tree.put(OWN_DIGEST, "");
        tree.put(OWN_DIGEST, Sha256.of(bytes(tree)).hex());
        return bytes(tree);
    }

    private static byte[] bytes(ObjectNode tree) {
        return DocumentForm.bytes(tree);
    }
}
