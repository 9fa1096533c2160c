package lockstep.commands.verify;

import java.util.List;
import lockstep.base.release.Sha;
import lockstep.base.release.Version;
import lockstep.commands.report.JsonDocument;
import lockstep.gates.gate.Verdict;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Whether the last rollback holds, as {@code lockstep/rollback-check/v1}. */
final class RollbackCheckJson {

    private RollbackCheckJson() {}

    /**
     * @param service the name of the whole
     * @param checks of several services one of each
     */
    static String write(String service, List<RollbackCheck> checks) {
        Verdict verdict = Verdict.worstOf(checks.stream().map(RollbackCheck::verdict).toList());
        RollbackCheck worst = checks.stream().filter(one -> one.verdict() == verdict).findFirst().orElseThrow();
        ObjectNode tree = JsonDocument.of("rollback-check");
        tree.put("service", service);
        put(tree, worst);
        if (worst.run().service().isPresent()) {
            ArrayNode services = tree.putArray("services");
            checks.forEach(check -> {
                ObjectNode one = services.addObject();
                one.put("name", check.service());
                one.put("line", check.line());
                put(one, check);
            });
        }
        return JsonDocument.text(tree);
    }

    private static void put(ObjectNode tree, RollbackCheck check) {
        tree.put("rollback", check.rollback().id().toString());
        tree.put("target", check.rollback().to().hex());
        tree.put("version", check.version().map(Version::name).orElse(null));
        tree.put("release", check.heads().production().map(Sha::hex).orElse(null));
        tree.put("moved", check.hasMoved());
        tree.put("moved_by", check.open().filter(open -> check.hasMoved())
                .map(open -> open.id().toString()).orElse(null));
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
    }
}
