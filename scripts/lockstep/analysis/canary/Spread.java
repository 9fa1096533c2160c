package lockstep.analysis.canary;

/**
 * By how much numbers vary more than independent ones would, in several groups with a mean each (Pearson's statistic).
 *
 * @param sum of the squared differences from the mean of the group, each over that mean
 * @param degrees of freedom
 */
record Spread(double sum, long degrees) {

    static Spread none() {
        return new Spread(0, 0);
    }

    Spread plus(Spread more) {
        return new Spread(sum + more.sum, degrees + more.degrees);
    }

    /** So many come at once, at least one. */
    double dispersion() {
        return degrees == 0 ? 1 : Math.max(1, sum / degrees);
    }
}
