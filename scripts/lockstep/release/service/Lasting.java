package lockstep.release.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import lockstep.policy.requirement.CanaryResult;
import lockstep.record.history.GateRunFacts;
import lockstep.release.site.ReleaseSite;
import lockstep.release.workflow.HotfixRequest;
import lockstep.release.workflow.Promotion;
import lockstep.settings.pipeline.CanarySettings;

/**
 * How long a promotion may rest on what is recorded now.
 *
 * @param run when the staging run began that it rests on, of several services the oldest; empty where it needs none
 * @param maxAge how old that may be
 * @param canary until when the canary's pass counts, of several the first to end; empty where it needs none
 */
public record Lasting(Optional<Instant> run, Duration maxAge, Optional<Instant> canary) {

    static Lasting of(ReleaseSite site, Promotion.Examined examined, Optional<HotfixRequest> hotfix) {
        return new Lasting(
                hotfix.filter(HotfixRequest::skipStaging).isPresent() ? Optional.empty() : run(examined),
                site.config().policy().gateMaxAge(),
                hotfix.filter(HotfixRequest::skipCanary).isPresent() ? Optional.empty() : canary(site, examined));
    }

    private static Optional<Instant> run(Promotion.Examined examined) {
        return examined.restsOn().stream().map(GateRunFacts::oldest).min(Comparator.naturalOrder());
    }

    private static Optional<Instant> canary(ReleaseSite site, Promotion.Examined examined) {
        return examined.stage().stream()
                .flatMap(stage -> stage.facts().canaries().stream())
                .flatMap(result -> end(site, result))
                .min(Comparator.naturalOrder());
    }

    private static Stream<Instant> end(ReleaseSite site, CanaryResult result) {
        return site.config().pipeline().canaries().stream()
                .filter(stage -> stage.service().equals(result.service()))
                .map(CanarySettings::maxAge)
                .map(result.endedAt()::plus);
    }

    /** Whether the run is too old by then. */
    boolean isRunOver(Instant then) {
        return run.filter(began -> began.plus(maxAge).isBefore(then)).isPresent();
    }

    /** Whether the canary's pass is. */
    boolean isCanaryOver(Instant then) {
        return canary.filter(until -> until.isBefore(then)).isPresent();
    }
}
