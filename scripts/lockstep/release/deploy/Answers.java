package lockstep.release.deploy;

/**
 * How many answers in a row, each over a connection of its own, show that all of an environment runs a commit. One
 * shows only what one instance runs.
 */
public record Answers(int inARow) {

    /** Where no canary runs the commit. */
    public static final Answers USUAL = new Answers(5);

    /** A canary that gives all of them does so less often than this. */
    private static final double CHANCE = 1e-4;

    /** What a canary may have of the traffic, in per cent. */
    private static final int MOST = 99;

    /** Where a canary of the same commit may have so many per cent of the traffic. */
    public static Answers besideCanary(int percent) {
        double share = Math.min(percent, MOST) / 100.0;
        int answers = 0;
        for (double all = 1; all >= CHANCE; all *= share) {
            answers++;
        }
        return new Answers(Math.max(answers, USUAL.inARow()));
    }

    /** Where a canary of the same commit may have any part of the traffic. */
    public static Answers besideUnknownCanary() {
        return besideCanary(MOST);
    }
}
