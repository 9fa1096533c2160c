package lockstep.record.trail;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.gates.gate.JsonReader;
import lockstep.record.layout.EvidenceLayout;
import tools.jackson.databind.JsonNode;

/** By which versions commits were named when they were recorded. */
public final class CommitVersions {

    private record Named(Sha commit, Version version, String at) {}

    private final Map<Sha, Version> versions = new HashMap<>();

    private CommitVersions(List<Named> named) {
        named.stream()
                .sorted(Comparator.comparing(Named::at).thenComparing(one -> one.version().name()))
                .forEach(one -> versions.put(one.commit(), one.version()));
    }

    public static CommitVersions of(BranchFiles files) {
        return new CommitVersions(files.folders(EvidenceLayout.VERSIONS).stream()
                .flatMap(line -> files.in(line).stream())
                .flatMap(path -> files.bytes(path).flatMap(CommitVersions::named).stream())
                .toList());
    }

    private static Optional<Named> named(byte[] json) {
        return JsonReader.read(json).flatMap(tree -> Sha
                .tryParse(text(tree, "commit"))
                .filter(commit -> Version.isValid(text(tree, "version")))
                .map(commit -> new Named(commit, new Version(text(tree, "version")), text(tree, "recorded_at"))));
    }

    private static String text(JsonNode tree, String name) {
        return tree.path(name).asString("");
    }

    /** The last one. */
    public Optional<Version> of(Sha commit) {
        return Optional.ofNullable(versions.get(commit));
    }
}
