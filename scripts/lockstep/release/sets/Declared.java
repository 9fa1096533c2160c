package lockstep.release.sets;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lockstep.base.release.Operator;
import lockstep.policy.promotion.Acceptance;
import lockstep.record.sets.SetDeclaration;
import lockstep.record.sets.SetIntent;
import lockstep.release.workflow.PromotionRequest;

/** What was declared of a set: as its intent keeps it, and as a promotion asks for it. */
final class Declared {

    private Declared() {}

    static SetDeclaration of(PromotionRequest request) {
        TreeMap<String, String> config = new TreeMap<>();
        request.configAccepted().forEach((name, acceptance) -> config.put(name, acceptance.reason()));
        return new SetDeclaration(
                request.declaration(), request.unverifiedAccepted().map(Acceptance::reason),
                request.driftAccepted().map(Acceptance::reason), config, request.notes());
    }

    /** Of no commit yet, in the name of whoever began it; empty where the intent does not say. */
    static Optional<PromotionRequest> in(SetIntent intent) {
        Operator by = intent.operator();
        return intent.declared().map(declared -> {
            Map<String, Acceptance> config = new HashMap<>();
            declared.configAccepted().forEach((name, reason) -> config.put(name, new Acceptance(by, reason)));
            return new PromotionRequest(
                    Optional.empty(), declared.change(),
                    declared.unverifiedAccepted().map(reason -> new Acceptance(by, reason)),
                    declared.driftAccepted().map(reason -> new Acceptance(by, reason)), config, declared.notes());
        });
    }

    /** What was declared at the beginning, with what somebody accepts who has seen more since. */
    static PromotionRequest with(PromotionRequest begun, PromotionRequest since) {
        Map<String, Acceptance> config = new HashMap<>(begun.configAccepted());
        config.putAll(since.configAccepted());
        return new PromotionRequest(
                begun.candidate(), begun.declaration(), since.unverifiedAccepted().or(begun::unverifiedAccepted),
                since.driftAccepted().or(begun::driftAccepted), config, begun.notes());
    }
}
