package lockstep.record.sets;

import static lockstep.base.json.Fields.optional;
import static lockstep.base.json.Fields.texts;

import java.util.SortedMap;
import java.util.TreeMap;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.text.Sanitiser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes and reads what a set's intent says was declared. */
final class SetDeclarationJson {

    private SetDeclarationJson() {}

    static void put(ObjectNode tree, SetDeclaration declared) {
        ChangeDeclaration change = declared.change();
        tree.put("change_class", change.declared().map(ChangeClass::name).orElse(null));
        ArrayNode surfaces = tree.putArray("surfaces");
        change.surfaces().forEach(surfaces::add);
        tree.put("rollback_plan", change.rollbackPlan().orElse(null));
        tree.put("canary", change.canary().orElse(null));
        tree.put("flag", change.flag().orElse(null));
        tree.put("policy_diff", change.policyDiff().orElse(null));
        tree.put("accept_unverified", declared.unverifiedAccepted().map(Sanitiser::line).orElse(null));
        tree.put("accept_drift", declared.driftAccepted().map(Sanitiser::line).orElse(null));
        ObjectNode config = tree.putObject("accept_config");
        declared.configAccepted().forEach((name, reason) -> config.put(name, Sanitiser.line(reason)));
        tree.put("notes", Sanitiser.line(declared.notes()));
    }

    static SetDeclaration read(JsonNode tree) {
        SortedMap<String, String> config = new TreeMap<>();
        tree.path("accept_config").properties()
                .forEach(one -> config.put(one.getKey(), one.getValue().asString("")));
        return new SetDeclaration(
                ChangeDeclaration.typed(
                        optional(tree, "change_class"), texts(tree, "surfaces"), optional(tree, "rollback_plan"),
                        optional(tree, "canary"), optional(tree, "flag"), optional(tree, "policy_diff")),
                optional(tree, "accept_unverified"), optional(tree, "accept_drift"), config,
                optional(tree, "notes").orElse(""));
    }
}
