package lockstep.demo.governor;

/**
 * What a visitor's plan includes.
 *
 * @param textCharacters of one message, at most
 * @param dailyRequests of one visitor, at most, by the days of UTC
 */
public record PlanLimits(int textCharacters, int dailyRequests) {

    public static PlanLimits defaults() {
        return new PlanLimits(8_000, 1_000);
    }
}
