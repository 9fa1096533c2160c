package lockstep.commands.trail;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import lockstep.base.digest.Sha256;
import lockstep.base.error.ExitCode;
import lockstep.base.release.CommitName;
import lockstep.commands.cli.Console;
import lockstep.commands.report.JsonDocument;
import lockstep.commands.site.DeskListener;
import lockstep.commands.site.SiteOptions;
import lockstep.record.evidence.SecretGuard;
import lockstep.record.trail.Collection;
import lockstep.record.trail.CollectionFolder;
import lockstep.release.service.Trails;
import lockstep.release.site.ReleaseSite;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the evidence of a version into files, from the record alone. */
public record CollectEvidenceCommand(Console console, SiteOptions options, boolean json) {

    public ExitCode collect(CommitName commit, Optional<Path> out) {
        try (ReleaseSite site = options.openToRead(console)) {
            Collection collection = new Trails(site, new DeskListener(console)).collect(commit);
            SequencedMap<String, byte[]> files = collection.files();
            files.forEach((path, content) -> SecretGuard.requireNone(
                    new String(content, StandardCharsets.UTF_8), site.secrets(), path));
            Path folder = out.map(console.folder()::resolve).orElse(site.folder());
            List<String> written = new CollectionFolder(folder).write(files, collection.auditPath());
            if (json) {
                console.out().print(json(collection, files, written));
            } else {
                files.keySet().forEach(path -> line((written.contains(path) ? "wrote " : "is as it was: ") + path));
            }
            collection.trail().unreadable().forEach(path -> console.err().println(
                    console.theme(options.refusesColour()).show("cannot be read, and is left out: " + path)));
            console.requireWritten();
            return collection.trail().unreadable().isEmpty() ? ExitCode.DONE : ExitCode.NOT_VERIFIED;
        }
    }

    private static String json(Collection collection, SequencedMap<String, byte[]> files, List<String> written) {
        ObjectNode tree = JsonDocument.of("collected-evidence");
        tree.put("version", collection.version().map(Object::toString).orElse(null));
        tree.put("commit", collection.commit().hex());
        ArrayNode list = tree.putArray("files");
        files.forEach((path, content) -> list.addObject()
                .put("path", path).put("sha256", Sha256.of(content).hex()).put("written", written.contains(path)));
        return JsonDocument.text(tree);
    }

    private void line(String line) {
        console.out().println(console.theme(options.refusesColour()).show(line));
    }
}
