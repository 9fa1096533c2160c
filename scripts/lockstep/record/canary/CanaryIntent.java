package lockstep.record.canary;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.analysis.canary.Terms;
import lockstep.base.release.CanaryId;
import lockstep.base.release.Operator;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;

/**
 * A canary that is about to begin: recorded before anything is done.
 *
 * @param version the version that was asked for; empty where it was a commit
 * @param host where it was begun
 * @param abortBy from then on everybody may, and should, take it off the traffic
 * @param from what {@code release} had; empty before the first promotion
 * @param terms what it is held to
 * @param steps the weights, in per cent, in their order
 * @param warmup how long after each change of weight nothing counts
 * @param holds whether it keeps its weight where the deadline comes without a verdict
 * @param source where its metrics are read, in words
 * @param configuration the digest of the configuration
 * @param metrics the digest of how requests and errors are counted; empty where it was not recorded
 * @param approvals the digests of the approvals that it uses up
 * @param hotfix empty where it is no hotfix
 * @param several empty where the repository has one service
 */
public record CanaryIntent(
        CanaryId id, Sha commit, Optional<String> version, Operator operator, String host, Instant since,
        Instant abortBy, Optional<Sha> from, Terms terms, List<Integer> steps, Duration warmup, boolean holds,
        String source, String configuration, Optional<String> metrics, List<String> approvals,
        Optional<HotfixCanary> hotfix, Optional<OneOfSeveral> several) {

    /** States are recorded at least as often as this, however long the canary. */
    private static final Duration RARELY = Duration.ofMinutes(5);

    private static final int STATES_A_DURATION = 6;

    public CanaryIntent {
        steps = List.copyOf(steps);
        approvals = List.copyOf(approvals);
        if (steps.isEmpty() || steps.stream().anyMatch(step -> step < 1 || step > 99)) {
            throw new IllegalArgumentException("steps are weights from 1 to 99");
        }
    }

    /** Which of several services it is of. */
    public Optional<ServiceName> service() {
        return several.map(OneOfSeveral::service);
    }

    /** The time between two states that tell what was counted, while the remote can be reached. */
    public Duration recordEvery() {
        Duration share = terms.duration().dividedBy(STATES_A_DURATION);
        return share.compareTo(RARELY) > 0 ? RARELY : share;
    }

    /** Of the only service. */
    public CanaryIntent(
            CanaryId id, Sha commit, Optional<String> version, Operator operator, String host, Instant since,
            Instant abortBy, Optional<Sha> from, Terms terms, List<Integer> steps, Duration warmup, boolean holds,
            String source, String configuration, Optional<String> metrics, List<String> approvals,
            Optional<HotfixCanary> hotfix) {
        this(id, commit, version, operator, host, since, abortBy, from, terms, steps, warmup, holds, source,
                configuration, metrics, approvals, hotfix, Optional.empty());
    }

    /** Of which it is not recorded how its requests were counted. */
    public CanaryIntent(
            CanaryId id, Sha commit, Optional<String> version, Operator operator, String host, Instant since,
            Instant abortBy, Optional<Sha> from, Terms terms, List<Integer> steps, Duration warmup, boolean holds,
            String source, String configuration, List<String> approvals, Optional<HotfixCanary> hotfix) {
        this(id, commit, version, operator, host, since, abortBy, from, terms, steps, warmup, holds, source,
                configuration, Optional.empty(), approvals, hotfix);
    }

    /** The same under another name. */
    public CanaryIntent named(CanaryId other) {
        return new CanaryIntent(other, commit, version, operator, host, since, abortBy, from, terms, steps, warmup,
                holds, source, configuration, metrics, approvals, hotfix, several);
    }

    /** Of what is no hotfix. */
    public CanaryIntent(
            CanaryId id, Sha commit, Optional<String> version, Operator operator, String host, Instant since,
            Instant abortBy, Optional<Sha> from, Terms terms, List<Integer> steps, Duration warmup, boolean holds,
            String source, String configuration, List<String> approvals) {
        this(id, commit, version, operator, host, since, abortBy, from, terms, steps, warmup, holds, source,
                configuration, approvals, Optional.empty());
    }

    /** When that command may be run, in words to be added; nothing where the pass of this canary is enough. */
    public String promotedWhen() {
        return several.isEmpty() ? "" : ", when each service that has a canary has its pass";
    }

    /** The command that continues it from any host: with all digits, for a tag may be gone by then. */
    public String continuedBy() {
        return "run-canary " + commit + service().map(name -> " --service " + name).orElse("");
    }

    /** The command that promotes what passed. */
    public String promotedBy() {
        String name = version.orElseGet(commit::hex);
        return hotfix.isEmpty()
                ? "promote-release " + name
                : "hotfix-promote " + name + (hotfix.get().skipsStaging() ? " --skip-staging" : "");
    }
}
