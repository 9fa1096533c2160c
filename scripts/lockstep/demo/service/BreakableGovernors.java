package lockstep.demo.service;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import lockstep.demo.chat.Governors;
import lockstep.demo.governor.Admission;
import lockstep.demo.governor.BreakerAnswer;
import lockstep.demo.governor.BudgetDecision;
import lockstep.demo.governor.PlanDecision;

/** Governors that work, but for the faults that are on. */
final class BreakableGovernors implements Governors {

    private final Governors working;
    private final Faults faults;
    private final AtomicReference<Admission.Limited> everLimited = new AtomicReference<>();
    private final AtomicReference<BreakerAnswer.Open> everOpen = new AtomicReference<>();

    BreakableGovernors(Governors working, Faults faults) {
        this.working = working;
        this.faults = faults;
    }

    @Override
    public Admission admit(String address, String subject, Instant now) {
        if (faults.any(Fault.NO_RATE_LIMIT)) {
            return new Admission.Admitted();
        }
        if (faults.any(Fault.NO_RECOVERY) && everLimited.get() != null) {
            return everLimited.get();
        }
        Admission admission = working.admit(address, subject, now);
        if (admission instanceof Admission.Limited limited) {
            everLimited.compareAndSet(null, limited);
        }
        return admission;
    }

    @Override
    public boolean storeIsUp() {
        boolean down = faults.any(Fault.DATABASE_DOWN) && !faults.any(Fault.DATABASE_DOWN_CHAT_OPEN);
        return !down && working.storeIsUp();
    }

    @Override
    public PlanDecision plan(String subject, int characters, Instant now) {
        return faults.any(Fault.PLAN_LIMIT_OFF) ? new PlanDecision.Included() : working.plan(subject, characters, now);
    }

    @Override
    public BudgetDecision reserve(String subject, String address, long input, long output, Instant now) {
        return faults.any(Fault.BUDGET_NEVER_BLOCKS)
                ? new BudgetDecision.Reserved(0, now)
                : working.reserve(subject, address, input, output, now);
    }

    @Override
    public void giveBack(BudgetDecision.Reserved reserved, String subject, String address) {
        working.giveBack(reserved, subject, address);
    }

    @Override
    public BreakerAnswer pass(Instant now) {
        if (faults.any(Fault.BREAKER_NEVER_OPENS)) {
            return new BreakerAnswer.Free();
        }
        if (faults.any(Fault.BREAKER_NEVER_CLOSES) && everOpen.get() != null) {
            return everOpen.get();
        }
        BreakerAnswer passage = working.pass(now);
        if (passage instanceof BreakerAnswer.Open open) {
            everOpen.compareAndSet(null, open);
        }
        return passage;
    }

    @Override
    public void succeeded(BreakerAnswer passage) {
        working.succeeded(passage);
    }

    @Override
    public void failed(BreakerAnswer passage, Instant now) {
        working.failed(passage, now);
    }
}
