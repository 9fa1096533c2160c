package lockstep.commands.release;

import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.record.log.RollbackEntry;
import lockstep.repository.git.RemoteHeads;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether the last rollback holds, as {@code lockstep/rollback-check/v1}. */
final class RollbackCheckJson {

    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private RollbackCheckJson() {}

    static String write(String service, RollbackEntry rollback, RemoteHeads heads, GateRun run, Verdict verdict) {
        ObjectNode tree = MAPPER.createObjectNode();
        tree.put("schema", "lockstep/rollback-check/v1");
        tree.put("service", service);
        tree.put("rollback", rollback.id().toString());
        tree.put("target", rollback.to().hex());
        tree.put("release", heads.production().map(Sha::hex).orElse(null));
        tree.put("runs", run.revision().observed().orElse(null));
        tree.put("verdict", verdict.word());
        ArrayNode gates = tree.putArray("gates");
        run.gates().forEach(gate -> {
            ObjectNode one = gates.addObject();
            one.put("name", gate.name().word());
            one.put("verdict", gate.verdict().word());
            one.put("reason", gate.reason());
        });
        return MAPPER.writeValueAsString(tree) + "\n";
    }
}
