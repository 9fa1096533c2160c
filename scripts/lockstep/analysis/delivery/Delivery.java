package lockstep.analysis.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The four measures of software delivery (DORA) over some deployments. What there is nothing to measure of is empty.
 */
public record Delivery(List<Deployment> deployments) {

    public Delivery {
        deployments = List.copyOf(deployments);
    }

    /** How often production was deployed to. */
    public int frequency() {
        return deployments.size();
    }

    public int failures() {
        return (int) deployments.stream().filter(Deployment::failed).count();
    }

    /** Change failure rate: the share of deployments that failed. */
    public OptionalDouble failureRate() {
        return deployments.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) failures() / deployments.size());
    }

    /** Change lead time: from a commit to production running it, of the median change. */
    public Optional<Duration> leadTime() {
        return median(deployments.stream().flatMap(deployment ->
                deployment.changes().stream().map(made -> Duration.between(made, deployment.at()))));
    }

    /** Failed deployment recovery time: from the failure until production was healthy again, of the median failure. */
    public Optional<Duration> recoveryTime() {
        return median(deployments.stream().flatMap(deployment -> deployment.failure().stream()).flatMap(failure ->
                failure.restored().stream().map(restored -> Duration.between(failure.since(), restored))));
    }

    /** Failures after which production was not yet healthy again: no recovery time has them. */
    public int notRecovered() {
        return (int) deployments.stream().flatMap(deployment -> deployment.failure().stream())
                .filter(failure -> failure.restored().isEmpty()).count();
    }

    /** A clock that ran ahead gives no negative times. */
    private static Optional<Duration> median(Stream<Duration> times) {
        List<Duration> sorted = times.map(time -> time.isNegative() ? Duration.ZERO : time).sorted().toList();
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        Duration upper = sorted.get(sorted.size() / 2);
        Duration lower = sorted.get((sorted.size() - 1) / 2);
        return Optional.of(lower.plus(upper).dividedBy(2));
    }
}
