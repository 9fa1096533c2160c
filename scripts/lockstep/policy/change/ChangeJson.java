package lockstep.policy.change;

import java.util.Optional;
import lockstep.base.json.DocumentForm;
import lockstep.base.release.ChangeClass;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.release.Sha;
import lockstep.base.text.Sanitiser;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes an assessment as {@code lockstep/change-class/v1}. */
public final class ChangeJson {

    public static final String SCHEMA = "lockstep/change-class/v1";

    private static final int MOST_MATCHES = 1000;

    private ChangeJson() {}

    /** @param from empty where nothing was there before */
    public static String write(Optional<Sha> from, Sha to, AssessedChange change) {
        ChangeDeclaration declaration = change.declaration();
        ChangeDecision decision = change.decision();
        ObjectNode tree = DocumentForm.object();
        tree.put("schema", SCHEMA);
        tree.put("from", from.map(Sha::hex).orElse(null));
        tree.put("to", to.hex());
        tree.put("declared", declaration.declared().map(ChangeClass::name).orElse(null));
        ArrayNode surfaces = tree.putArray("surfaces");
        declaration.surfaces().forEach(surface -> surfaces.add(Sanitiser.line(surface)));
        tree.put("rollback_plan", shown(declaration.rollbackPlan()));
        tree.put("canary", shown(declaration.canary()));
        tree.put("flag", shown(declaration.flag()));
        tree.put("policy_diff", shown(declaration.policyDiff()));
        tree.put("changed_paths", change.changedPaths());
        tree.put("demanded", decision.demanded().name());
        putMatches(tree.putArray("matches"), decision);
        tree.put("matches_left_out", Math.max(0, decision.matches().size() - MOST_MATCHES));
        ArrayNode reasons = tree.putArray("reasons");
        switch (decision) {
            case ChangeDecision.Allowed allowed -> tree.put("decision", "allowed");
            case ChangeDecision.Refused refused -> {
                tree.put("decision", "refused");
                refused.reasons().forEach(reason -> reasons.add(Sanitiser.line(reason)));
            }
        }
        return DocumentForm.text(tree);
    }

    private static void putMatches(ArrayNode matches, ChangeDecision decision) {
        for (PathMatch match : decision.matches().stream().limit(MOST_MATCHES).toList()) {
            ObjectNode tree = matches.addObject();
            tree.put("path", Sanitiser.line(match.path()));
            tree.put("rule", match.rule().toString());
            tree.put("class", match.demanded().name());
        }
    }

    private static String shown(Optional<String> text) {
        return text.map(Sanitiser::line).orElse(null);
    }
}
