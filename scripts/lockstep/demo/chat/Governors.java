package lockstep.demo.chat;

import java.time.Instant;
import lockstep.demo.governor.Admission;
import lockstep.demo.governor.Breaker;
import lockstep.demo.governor.BreakerAnswer;
import lockstep.demo.governor.BreakerLimits;
import lockstep.demo.governor.BudgetDecision;
import lockstep.demo.governor.BudgetLimits;
import lockstep.demo.governor.Budgets;
import lockstep.demo.governor.PlanDecision;
import lockstep.demo.governor.PlanGuard;
import lockstep.demo.governor.PlanLimits;
import lockstep.demo.governor.RateLimiter;
import lockstep.demo.governor.WafLimits;

/** All that stands between a request and the model, in the order of asking. A seam: a demo may break one of them. */
public interface Governors {

    Admission admit(String address, String subject, Instant now);

    /** Whether sessions and quotas can be read. */
    boolean storeIsUp();

    PlanDecision plan(String subject, int characters, Instant now);

    BudgetDecision reserve(String subject, String address, long input, long output, Instant now);

    void giveBack(BudgetDecision.Reserved reserved, String subject, String address);

    BreakerAnswer pass(Instant now);

    void succeeded(BreakerAnswer passage);

    void failed(BreakerAnswer passage, Instant now);

    static Governors of(WafLimits waf, PlanLimits plan, BudgetLimits budgets, BreakerLimits breaker) {
        return new Working(new RateLimiter(waf), new PlanGuard(plan), new Budgets(budgets), new Breaker(breaker));
    }

    /** Those that work. */
    record Working(RateLimiter limiter, PlanGuard guard, Budgets budgets, Breaker breaker) implements Governors {

        @Override
        public Admission admit(String address, String subject, Instant now) {
            return limiter.admit(address, subject, now);
        }

        @Override
        public boolean storeIsUp() {
            return true;
        }

        @Override
        public PlanDecision plan(String subject, int characters, Instant now) {
            return guard.decide(subject, characters, now);
        }

        @Override
        public BudgetDecision reserve(String subject, String address, long input, long output, Instant now) {
            return budgets.reserve(subject, address, input, output, now);
        }

        @Override
        public void giveBack(BudgetDecision.Reserved reserved, String subject, String address) {
            budgets.giveBack(reserved, subject, address);
        }

        @Override
        public BreakerAnswer pass(Instant now) {
            return breaker.pass(now);
        }

        @Override
        public void succeeded(BreakerAnswer passage) {
            breaker.succeeded(passage);
        }

        @Override
        public void failed(BreakerAnswer passage, Instant now) {
            breaker.failed(passage, now);
        }
    }
}
