package lockstep.demo.canary;

import java.util.Locale;
import java.util.Set;

/** What can be wrong with a canary, its metrics or its traffic. */
public enum CanaryFault {
    FIVE_PERCENT_ERRORS("5 % of the canary's requests fail"),
    SEVEN_OF_TEN("every request of the canary fails, in seven intervals of ten"),
    ZERO_BASELINE("the baseline never fails, 3 % of the canary's requests do"),
    CLUMPED_ERRORS("in both arms errors come ten at once, no more of them than usual"),
    FIRST_SCRAPE("each of the canary's errors is a new series, so none is ever seen to rise"),
    BOTH_BAD("10 % fail in both arms"),
    UNKNOWN_METRIC("the metric that is asked for has no such name"),
    EMPTY_VECTOR("the metrics server knows no series of the canary"),
    NOT_A_NUMBER("the canary's counter is NaN"),
    TWO_SERIES("the canary's counter is there twice"),
    METRICS_DIE("the metrics server goes away"),
    TWO_REPLICAS("two metrics servers scraped every instance, and both are asked at once"),
    PARTIAL_ANSWERS("the metrics server answers without one of its stores, and says so"),
    SELDOM_SCRAPED("half of the canary's requests fail, and each arm is scraped at every second look"),
    BASELINE_MOVES("production moves while the canary is compared with it"),
    COUNTER_RESET("the baseline restarts once"),
    CRASH_LOOP("the canary restarts again and again"),
    LYING_WEIGHT("the weight reads 10 %, half of the traffic arrives"),
    NOTHING_ARRIVES("the weight reads 10 %, nothing arrives"),
    LITTLE_TRAFFIC("two requests a second: the deadline passes"),
    OTHER_COMMIT("the canary runs another commit"),
    ABORT_FAILS("the canary fails, and the abort command too");

    private static final Set<CanaryFault> BY_PROMETHEUS = Set.of(
            EMPTY_VECTOR, METRICS_DIE, TWO_REPLICAS, PARTIAL_ANSWERS, SELDOM_SCRAPED);

    private final String description;

    CanaryFault(String description) {
        this.description = description;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String description() {
        return description;
    }

    /** Whether it is one of a metrics server between the instances and Lockstep. */
    boolean isOfPrometheus() {
        return BY_PROMETHEUS.contains(this);
    }
}
