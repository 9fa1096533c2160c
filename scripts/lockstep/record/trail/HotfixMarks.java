package lockstep.record.trail;

import java.util.Optional;
import java.util.function.Function;
import lockstep.gates.gate.JsonReader;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.layout.EvidenceLayout;

/** Which promotions were hotfixes. */
public final class HotfixMarks {

    static final String WORD = "hotfix";

    private HotfixMarks() {}

    /**
     * One that skipped nothing rests on approvals all the same, and its requirements say what it was.
     *
     * @param files reads a file of the evidence branch
     */
    public static boolean is(PromotionIntent intent, Function<String, Optional<byte[]>> files) {
        return !intent.passage().skipped().isEmpty() || !intent.passage().approvals().isEmpty()
                && files.apply(EvidenceLayout.requirements(intent.id()))
                .flatMap(JsonReader::read)
                .filter(tree -> tree.path("action").asString("").equals(WORD))
                .isPresent();
    }
}
