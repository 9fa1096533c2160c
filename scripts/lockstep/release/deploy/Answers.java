package lockstep.release.deploy;

import java.util.Locale;
import java.util.Optional;

/**
 * How many answers in a row, each over a connection of its own, show that all of an environment runs a commit. One
 * shows only what one instance runs.
 *
 * @param percent what a canary of the same commit may have of the traffic; 0 where there is none
 */
public record Answers(int inARow, int percent) {

    /** Where no canary runs the commit. */
    public static final Answers USUAL = new Answers(5, 0);

    /** A canary that gives all of them does so less often than this. */
    private static final double CHANCE = 1e-4;

    /** What a canary may have of the traffic, in per cent. */
    private static final int MOST_TRAFFIC = 99;

    /** However much of the traffic a canary has, by what anybody wrote: so many, and who moves waits no longer. */
    private static final int MOST = 100;

    /** Where a canary of the same commit may have so many per cent of the traffic. */
    public static Answers besideCanary(int percent) {
        int most = Math.clamp(percent, 0, MOST_TRAFFIC);
        int answers = 0;
        for (double all = 1; all >= CHANCE; all *= most / 100.0) {
            answers++;
        }
        return new Answers(Math.max(answers, USUAL.inARow()), most);
    }

    /** Where a canary of the same commit may have any part of the traffic. */
    public static Answers besideUnknownCanary() {
        return besideCanary(MOST_TRAFFIC);
    }

    /** No more than a move may take; {@link #notShown} says what is left open then. */
    public Answers atMost() {
        return inARow <= MOST ? this : new Answers(MOST, percent);
    }

    /** How often a canary with its part of the traffic gives all of them. */
    private double chance() {
        return Math.pow(percent / 100.0, inARow);
    }

    public boolean areEnough() {
        return chance() < CHANCE;
    }

    /** What so many answers leave open, after the name of who gives them; empty where they are enough. */
    public Optional<String> notShown() {
        if (areEnough()) {
            return Optional.empty();
        }
        String chance = chance() < 0.01
                ? String.format(Locale.ROOT, "%.1g", chance() * 100)
                : String.valueOf(Math.round(chance() * 100));
        return Optional.of(inARow + " answers in a row do not show that all of it runs the commit: its canary may"
                + " have " + percent + " % of the traffic, and then gives all of them by itself with a chance of "
                + chance + " %");
    }
}
