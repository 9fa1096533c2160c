package lockstep.commands.release;

import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.commands.report.JsonDocument;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether the last rollback holds, as {@code lockstep/rollback-check/v1}. */
final class RollbackCheckJson {

    private RollbackCheckJson() {}

    static String write(RollbackCheck check) {
        ObjectNode tree = JsonDocument.of("rollback-check");
        tree.put("service", check.service());
        tree.put("rollback", check.rollback().id().toString());
        tree.put("target", check.rollback().to().hex());
        tree.put("version", check.version().map(Version::name).orElse(null));
        tree.put("release", check.heads().production().map(Sha::hex).orElse(null));
        tree.put("runs", check.run().revision().observed().orElse(null));
        tree.put("verdict", check.verdict().word());
        check.rollout().ifPresent(rollout -> tree.putObject("rollout")
                .put("verdict", rollout.verdict().word())
                .put("reason", rollout.why()));
        ArrayNode gates = tree.putArray("gates");
        check.run().gates().forEach(gate -> {
            ObjectNode one = gates.addObject();
            one.put("name", gate.name().word());
            one.put("verdict", gate.verdict().word());
            one.put("reason", gate.reason());
        });
        return JsonDocument.text(tree);
    }
}
