package lockstep.policy.requirement;

import java.util.List;
import lockstep.base.json.DocumentForm;
import tools.jackson.databind.node.ObjectNode;

/** Writes what the requirements of a move said: {@code lockstep/requirements/v1}. */
public final class RequirementsJson {

    /** Raised where the requirements change: an auditor judges a promotion again by those of its own edition. */
    public static final int EDITION = 5;

    /** That of several services, where one has a canary of its own. */
    public static final int EDITION_OF_SEVERAL = 6;

    /** In these a canary counted whatever production it was compared with. */
    private static final int EARLIER = 3;

    private static final int EARLIER_OF_SEVERAL = 4;

    private RequirementsJson() {}

    /**
     * Whether a record of this edition is judged again. What several services had to have before each could have a
     * canary, they have to have still.
     */
    public static boolean isJudged(int edition, boolean isOfSeveral) {
        return edition == EDITION || edition == EARLIER
                || isOfSeveral && (edition == EDITION_OF_SEVERAL || edition == EARLIER_OF_SEVERAL);
    }

    /** Whether a canary counts only beside the production that the promotion left. */
    public static boolean bindsCanaries(int edition) {
        return edition >= EDITION;
    }

    /** Whether a record can be of this edition: one that nobody knows would be judged by nobody. */
    public static boolean isKnown(int edition, boolean isOfSeveral) {
        return edition >= 1 && (isOfSeveral
                ? edition <= EDITION_OF_SEVERAL
                : edition <= EDITION && edition != EARLIER_OF_SEVERAL);
    }

    public static byte[] write(PipelineFacts facts, List<Assessment> assessments) {
        ObjectNode tree = DocumentForm.object();
        tree.put("schema", "lockstep/requirements/v1");
        tree.put("edition", edition(facts, assessments));
        tree.put("commit", facts.candidate().hex());
        tree.put("action", facts.move().word());
        tree.put("at", facts.now().toString());
        assessments.forEach(one -> put(tree.withArray("requirements").addObject(), one));
        return DocumentForm.bytes(tree);
    }

    private static int edition(PipelineFacts facts, List<Assessment> assessments) {
        return !facts.services().isEmpty() && assessments.stream().anyMatch(one -> one.rule().equals(CanaryPassed.RULE))
                ? EDITION_OF_SEVERAL
                : EDITION;
    }

    /** One requirement's answer, as an object. */
    public static void put(ObjectNode tree, Assessment one) {
        tree.put("rule", one.rule());
        tree.put("verdict", one.verdict().word());
        tree.put("words", one.words());
        if (!one.remedy().isEmpty()) {
            tree.put("remedy", one.remedy());
        }
        one.holdsAt().ifPresent(at -> tree.put("holds_at", at.toString()));
        tree.put("policy", one.link().toString());
    }
}
