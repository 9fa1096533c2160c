package lockstep.release.canary;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import lockstep.base.text.Durations;
import lockstep.policy.requirement.Budget;
import lockstep.release.slo.BudgetReader;

/**
 * What a canary costs at worst: every request that it gets fails, and nothing ends it before its deadline.
 *
 * @param spent what is known of the error budget
 */
public record WorstCost(double requestsPerSecond, int percent, Duration time, BudgetReader.Read spent) {

    /** The requests of users that would fail. */
    public long requests() {
        return Math.round(requestsPerSecond * percent / 100 * time.toMillis() / 1_000);
    }

    /** The part of the whole error budget that they are; empty where the budget is unknown. */
    public Optional<Double> share() {
        return spent.budget().map(WorstCost::whole).filter(whole -> whole > 0).map(whole -> requests() / whole);
    }

    private static double whole(Budget budget) {
        return (1 - budget.objective()) * budget.total();
    }

    public String words() {
        String cost = String.format(Locale.ROOT,
                "Worst cost: %,d failed requests (if every request to the canary fails until its deadline: %d %% of"
                        + " %,.1f requests/s for %s)",
                requests(), percent, requestsPerSecond, Durations.human(time));
        return cost + share()
                .map(share -> String.format(Locale.ROOT, ": %.1f %% of the error budget, of which %.1f %% is left",
                        share * 100, spent.budget().orElseThrow().left() * 100))
                .orElseGet(() -> "; " + (spent.why().isEmpty() ? "there is no error budget" : spent.why()));
    }
}
