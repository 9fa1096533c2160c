package lockstep.tui.seen;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lockstep.base.release.CanaryId;
import lockstep.base.release.Environment;
import lockstep.gates.revision.RevisionReading;
import lockstep.record.canary.CanaryView;
import lockstep.tui.api.GitSeen;
import lockstep.tui.api.MetricsSeen;
import lockstep.tui.api.PipelineSeen;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.api.Source;
import lockstep.tui.api.StraySeen;

/** What each source said last. None of them waits for another. */
public record Sources(
        Fact<GitSeen> git, EnvironmentFact staging, EnvironmentFact production, Fact<PipelineSeen> pipeline,
        Fact<MetricsSeen> metrics, Fact<StraySeen> traffic) {

    /** As long as nothing else is asked for. */
    public static final Duration USUAL_POLL = Duration.ofSeconds(10);

    public static Sources notRun() {
        return new Sources(
                Fact.none(), EnvironmentFact.none(), EnvironmentFact.none(), Fact.none(), Fact.none(), Fact.none());
    }

    public EnvironmentFact of(Environment environment) {
        return environment.isStaging() ? staging : production;
    }

    public Fact<?> of(Source source) {
        return switch (source) {
            case GIT -> git;
            case STAGING -> staging.fact();
            case PRODUCTION -> production.fact();
            case PIPELINE -> pipeline;
            case METRICS -> metrics;
            case TRAFFIC -> traffic;
        };
    }

    /** How often each was asked, in words. */
    public String counts() {
        String asked = Arrays.stream(Source.values())
                .filter(source -> of(source).times() > 0)
                .map(source -> source.word() + " " + of(source).times())
                .collect(Collectors.joining(", "));
        return asked.isEmpty() ? "nothing was asked yet" : "asked " + asked + " times; nothing was written by that";
    }

    public List<Source> due(Instant now, Duration poll) {
        return Source.ALWAYS.stream().filter(source -> of(source).isDue(now, poll)).toList();
    }

    public Sources asked(Source source, Instant now) {
        return switch (source) {
            case GIT -> withGit(git.asked(now));
            case STAGING -> with(Environment.STAGING, staging.with(staging.fact().asked(now)));
            case PRODUCTION -> with(Environment.PRODUCTION, production.with(production.fact().asked(now)));
            case PIPELINE -> withPipeline(pipeline.asked(now));
            case METRICS -> withMetrics(metrics.asked(now));
            case TRAFFIC -> withTraffic(traffic.asked(now));
        };
    }

    public Sources askedAgain(Source source) {
        return switch (source) {
            case GIT -> withGit(git.askedAgain());
            case STAGING -> with(Environment.STAGING, staging.with(staging.fact().askedAgain()));
            case PRODUCTION -> with(Environment.PRODUCTION, production.with(production.fact().askedAgain()));
            case PIPELINE -> withPipeline(pipeline.askedAgain());
            case METRICS -> withMetrics(metrics.askedAgain());
            case TRAFFIC -> withTraffic(traffic.askedAgain());
        };
    }

    public Sources failed(Source source, String words, String remedy, Instant now) {
        return switch (source) {
            case GIT -> withGit(git.failed(words, remedy, now));
            case STAGING -> with(Environment.STAGING, staging.with(staging.fact().failed(words, remedy, now)));
            case PRODUCTION ->
                with(Environment.PRODUCTION, production.with(production.fact().failed(words, remedy, now)));
            case PIPELINE -> withPipeline(pipeline.failed(words, remedy, now));
            case METRICS -> withMetrics(metrics.failed(words, remedy, now));
            case TRAFFIC -> withTraffic(traffic.failed(words, remedy, now));
        };
    }

    public Sources withGit(Fact<GitSeen> other) {
        return new Sources(other, staging, production, pipeline, metrics, traffic);
    }

    public Sources with(Environment environment, EnvironmentFact other) {
        return environment.isStaging() ? new Sources(git, other, production, pipeline, metrics, traffic)
                : new Sources(git, staging, other, pipeline, metrics, traffic);
    }

    public Sources withPipeline(Fact<PipelineSeen> other) {
        return new Sources(git, staging, production, other, metrics, traffic);
    }

    public Sources withMetrics(Fact<MetricsSeen> other) {
        return new Sources(git, staging, production, pipeline, other, traffic);
    }

    public Sources withTraffic(Fact<StraySeen> other) {
        return new Sources(git, staging, production, pipeline, metrics, other);
    }

    /** What no record tells of the canary that is open, or of its traffic where none is, in words. */
    public Optional<String> stray() {
        Optional<CanaryId> open = git.value().flatMap(GitSeen::openCanary).map(CanaryView::id);
        return traffic.value().filter(seen -> seen.open().equals(open)).flatMap(StraySeen::words);
    }

    /** Everything beside each other, once the remote has been read. */
    public Optional<ReleaseSeen> situation() {
        return git.value().map(seen -> new ReleaseSeen(seen, live(staging), live(production)));
    }

    private static RevisionReading live(EnvironmentFact fact) {
        return fact.live(fact.fact().trouble().map(SourceTrouble::words).orElse("it has not answered yet"));
    }
}
