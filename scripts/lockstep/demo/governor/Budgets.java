package lockstep.demo.governor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The token budgets of one service: a request's tokens are set aside in every scope before the model is asked, or in
 * none. Safe to share between threads; time comes from the caller.
 */
public final class Budgets {

    private static final String EVERYBODY = "everybody";

    private final BudgetLimits limits;
    private final Tally actors;
    private final Tally addresses;
    private final Tally global;

    public Budgets(BudgetLimits limits) {
        this.limits = limits;
        this.actors = new Tally(limits.actorDaily(), Duration.ofDays(1));
        this.addresses = new Tally(limits.addressTokens(), limits.addressWindow());
        this.global = new Tally(limits.globalDaily(), Duration.ofDays(1));
    }

    /** @param output tokens that the reply may take; more than the limit of one reply are never used */
    public synchronized BudgetDecision reserve(String actor, String address, long input, long output, Instant now) {
        long tokens = input + Math.min(output, limits.requestOutput());
        if (tokens > limits.request()) {
            return new BudgetDecision.Exceeded(BudgetDecision.Scope.REQUEST, Optional.empty());
        }
        if (!actors.hasRoomFor(tokens, actor, now)) {
            return exceeded(BudgetDecision.Scope.ACTOR, actors, now);
        }
        if (!addresses.hasRoomFor(tokens, address, now)) {
            return exceeded(BudgetDecision.Scope.ADDRESS, addresses, now);
        }
        if (!global.hasRoomFor(tokens, EVERYBODY, now)) {
            return exceeded(BudgetDecision.Scope.GLOBAL, global, now);
        }
        actors.add(tokens, actor, now);
        addresses.add(tokens, address, now);
        global.add(tokens, EVERYBODY, now);
        return new BudgetDecision.Reserved(tokens, now);
    }

    /** For a request that never reached the model, or got nothing from it. */
    public synchronized void giveBack(BudgetDecision.Reserved reserved, String actor, String address) {
        actors.giveBack(reserved.tokens(), actor, reserved.at());
        addresses.giveBack(reserved.tokens(), address, reserved.at());
        global.giveBack(reserved.tokens(), EVERYBODY, reserved.at());
    }

    private static BudgetDecision exceeded(BudgetDecision.Scope scope, Tally tally, Instant now) {
        return new BudgetDecision.Exceeded(scope, Optional.of(tally.untilEmptied(now)));
    }
}
