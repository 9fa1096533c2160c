package lockstep.commands.facts;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Sha;
import lockstep.commands.cli.Console;
import lockstep.commands.report.JsonDocument;
import lockstep.commands.report.Theme;
import lockstep.commands.site.DryRun;
import lockstep.release.site.ReleaseSite;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.RemoteHeads;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a dry run shows of a record that comes alone: the commit that is not made, byte for byte.
 *
 * @param from where the evidence branch stands; empty where it is not there yet
 */
public record PlannedRecord(CommitDraft draft, Optional<Sha> from, String branch) {

    public static PlannedRecord of(ReleaseSite site, RemoteHeads heads, CommitDraft draft) {
        return new PlannedRecord(draft, heads.evidence(), site.repository().branches().evidence());
    }

    /** For programs as {@code lockstep/planned-record/v1}, for people as every dry run. */
    public void tell(Console console, Theme theme, boolean json) {
        if (json) {
            console.out().print(JsonDocument.text(document()));
        } else {
            DryRun.lines(draft, from, branch).forEach(line -> console.out().println(theme.show(line)));
        }
        console.requireWritten();
    }

    private ObjectNode document() {
        ObjectNode tree = JsonDocument.of("planned-record");
        tree.put("branch", branch);
        tree.put("from", from.map(Sha::hex).orElse(null));
        tree.put("author", draft.author().toString());
        tree.put("message", draft.message());
        ArrayNode writes = tree.putArray("writes");
        draft.writes().forEach(write -> writes.addObject().put("path", write.path())
                .put("replaces", write.mayReplace())
                .put("bytes", write.content().length)
                .put("sha256", Sha256.of(write.content()).hex())
                .put("text", new String(write.content(), StandardCharsets.UTF_8)));
        return tree;
    }
}
