package lockstep.commands.log;

import java.util.List;
import java.util.Optional;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.commands.report.JsonDocument;
import lockstep.record.export.JsonExport;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.log.LogItem;
import lockstep.record.log.LogReading;
import lockstep.release.site.ReleaseSite;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An entry and where its evidence lies, as {@code lockstep/release-log-entry/v1}. */
final class EntryJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private EntryJson() {}

    /** @param evidence the commit whose tree holds the evidence */
    static String write(LogItem item, ReleaseId id, ReleaseSite site, Sha evidence) {
        ObjectNode tree = JsonDocument.of("release-log-entry");
        String alone = JsonExport.of(new LogReading(List.of(item), List.of(), 0), Optional.empty());
        tree.set("entry", MAPPER.readTree(alone).get("entries").get(0));
        ObjectNode where = tree.putObject("evidence");
        where.put("branch", site.repository().branches().evidence());
        where.put("commit", evidence.hex());
        ArrayNode files = where.putArray("files");
        String folder = EvidenceLayout.of(id);
        site.repository().list(evidence, folder).forEach(name -> files.add(folder + "/" + name));
        return JsonDocument.text(tree);
    }
}
