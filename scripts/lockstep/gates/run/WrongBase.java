package lockstep.gates.run;

import java.util.List;
import java.util.OptionalInt;
import lockstep.gates.gate.Decision;
import lockstep.gates.gate.GateResult;

/** What a run's results show together that none shows alone. Pure. */
final class WrongBase {

    private static final String HINT =
            "; every path answers 404: does BASE have a path too many, or point to another service?";

    private WrongBase() {}

    /** The same results; where each answer was a 404, they say what that may mean. */
    static List<GateResult> hinted(List<GateResult> results) {
        List<Integer> statuses = results.stream()
                .flatMap(result -> result.observed().stream())
                .map(seen -> seen.status())
                .filter(OptionalInt::isPresent)
                .map(OptionalInt::getAsInt)
                .toList();
        boolean nothingIsThere = statuses.size() > 1 && statuses.stream().allMatch(status -> status == 404);
        return nothingIsThere ? results.stream().map(WrongBase::hinted).toList() : results;
    }

    private static GateResult hinted(GateResult result) {
        boolean asked = result.observed().flatMap(seen -> seen.status().stream().boxed().findFirst()).isPresent();
        return asked
                ? result.deciding(new Decision(result.verdict(), result.reason() + HINT, result.about()))
                : result;
    }
}
