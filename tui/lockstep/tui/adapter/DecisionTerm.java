package lockstep.tui.adapter;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import lockstep.policy.promotion.PromotionDecision;
import lockstep.release.pipeline.ApprovalStanding;
import lockstep.settings.Config;

/**
 * How long a decision stands by the clock alone: until the oldest of what it rests on is too old, an approval expires,
 * or a freeze begins or ends.
 */
record DecisionTerm(Config config, PromotionDecision decision, List<ApprovalStanding> approvals) {

    Instant after(Instant now) {
        Instant latest = now.plus(config.policy().gateMaxAge());
        return Stream.of(Stream.of(latest), runs(), expiries(), freezes())
                .flatMap(edges -> edges)
                .filter(now::isBefore)
                .min(Comparator.naturalOrder())
                .orElse(now);
    }

    private Stream<Instant> runs() {
        return switch (decision) {
            case PromotionDecision.Allowed allowed ->
                allowed.runs().stream().map(run -> run.oldest().plus(config.policy().gateMaxAge()));
            case PromotionDecision.Refused refused -> Stream.empty();
        };
    }

    private Stream<Instant> expiries() {
        return approvals.stream().flatMap(standing -> standing.has().stream()).map(ApprovalStanding.Given::expiresAt);
    }

    private Stream<Instant> freezes() {
        return config.pipeline().freeze().stream().flatMap(window -> Stream.of(window.from(), window.to()));
    }
}
