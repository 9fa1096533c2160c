package tests.bench.canary;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lockstep.analysis.canary.AvailabilityGate;
import lockstep.analysis.canary.Breach;
import lockstep.analysis.canary.CanaryJudge;
import lockstep.analysis.canary.CanaryVerdict;
import lockstep.analysis.canary.Demand;
import lockstep.analysis.canary.ErrorRateGate;
import lockstep.analysis.canary.Interval;
import lockstep.analysis.canary.LatencyGate;
import lockstep.analysis.canary.Levels;
import lockstep.analysis.canary.Observations;
import lockstep.analysis.canary.Terms;
import lockstep.analysis.counts.ArmCounts;
import lockstep.analysis.counts.ArmReader;
import lockstep.analysis.counts.Counter;
import lockstep.analysis.counts.Scrape;
import lockstep.analysis.counts.Series;
import lockstep.analysis.source.Exposition;
import lockstep.analysis.source.MetricQuery;
import lockstep.analysis.source.MetricsTrouble;
import lockstep.analysis.source.Scraping;
import lockstep.analysis.source.Selector;
import lockstep.base.release.CanaryId;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.record.canary.CanaryEnd;
import lockstep.record.canary.CanaryEndJson;
import lockstep.record.canary.CanaryStage;

/** What judging a canary costs. */
public final class Costs {

    private static final Instant BEGAN = Instant.parse("2026-01-22T10:00:00Z");
    private static final Duration INTERVAL = Duration.ofSeconds(15);
    private static final int A_DAY = 24 * 240;
    private static final double[] BOUNDS = {
        0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, Double.POSITIVE_INFINITY};
    private static final Terms TERMS = new Terms(
            Duration.ofDays(1), Duration.ofDays(2), INTERVAL, 100, 0,
            List.of(new ErrorRateGate(0.01, Breach.ROLLBACK, Demand.PROOF),
                    new AvailabilityGate(0.99, Breach.ROLLBACK, Demand.PROOF),
                    new LatencyGate("p99_latency", 0.99, 0.1, Breach.PAUSE, Demand.PROOF)),
            Levels.usual());

    private static double seconds(Runnable work) {
        work.run(); // once to warm up
        long began = System.nanoTime();
        work.run();
        return (System.nanoTime() - began) / 1e9;
    }

    public String markdown() {
        List<Interval> day = day();
        byte[] record = record(day);
        StringBuilder table = new StringBuilder("| what | measured |\n| --- | --- |\n");
        row(table, "one million samples (1,000 looks at 1,000 series), counted and judged at every look",
                "%.2f s", seconds(Costs::million));
        row(table, "one look at an instance with 10,000 series: parsed and counted", "%.1f ms",
                1_000 * seconds(Costs::wide));
        row(table, "one more interval on a day of them: folded and judged", "%.2f ms", 1_000 * oneMore(day));
        row(table, "`canary.json` of 24 h at 15 s, with 12 buckets an arm", "%.2f MiB",
                record.length / 1_048_576.0);
        row(table, "that record read and judged again", "%.2f s", seconds(() -> read(record)));
        row(table, "memory that a day of intervals takes", "%.1f MiB", held());
        return table.toString();
    }

    private static void row(StringBuilder table, String what, String format, double value) {
        table.append("| ").append(what).append(" | ").append(String.format(Locale.ROOT, format, value)).append(" |\n");
    }

    private static void million() {
        ArmReader reader = ArmReader.from(BEGAN);
        Observations seen = Observations.none();
        CanaryJudge judge = new CanaryJudge(TERMS);
        for (int look = 1; look <= 1_000; look++) {
            Instant at = BEGAN.plus(INTERVAL.multipliedBy(look));
            Map<Series, Long> values = new HashMap<>();
            for (int series = 0; series < 1_000; series++) {
                values.put(new Series(series % 10 == 0 ? new Counter.Errors() : new Counter.Requests(), "s" + series),
                        (long) look * (series % 10 == 0 ? 0 : 3));
            }
            ArmReader.Step step = reader.look(at, List.of(new Scrape("one", at, Optional.of(BEGAN), values)));
            reader = step.next();
            seen = seen.and(new Interval(at.minus(INTERVAL), at, 0.1, step.added(), ArmCounts.of(24_300, 100)));
            require(judge.judge(seen, at).verdict() != Verdict.SKIPPED);
        }
    }

    private static void wide() {
        StringBuilder page = new StringBuilder();
        for (int series = 0; series < 10_000; series++) {
            page.append("http_requests_total{path=\"/a/").append(series).append("\",status=\"200\"} ").append(series)
                    .append('\n');
        }
        page.append("http_requests_total{path=\"/\",status=\"500\"} 3\n");
        MetricQuery query = new MetricQuery(Selector.parse("http_requests_total"),
                Selector.parse("http_requests_total{status=~\"5..\"}"), Optional.empty(), "instance");
        try {
            Scrape scrape = Scraping.of("one", BEGAN, Exposition.read(page.toString()), query);
            ArmReader.Step step = ArmReader.from(BEGAN).look(BEGAN, List.of(scrape)).next()
                    .look(BEGAN.plus(INTERVAL), List.of(scrape));
            require(step.added().requests() == 0);
        } catch (MetricsTrouble e) {
            throw new IllegalStateException(e);
        }
    }

    private static ArmCounts arm(long requests, long errors, int salt) {
        TreeMap<Double, Long> buckets = new TreeMap<>();
        for (int bound = 0; bound < BOUNDS.length; bound++) {
            buckets.put(BOUNDS[bound], bound == BOUNDS.length - 1 ? requests
                    : requests * Math.min(99, 10 * bound + salt % 7) / 100);
        }
        return new ArmCounts(requests, errors, buckets, 2, 0, 0);
    }

    private static List<Interval> day() {
        List<Interval> intervals = new ArrayList<>();
        for (int i = 0; i < A_DAY; i++) {
            Instant at = BEGAN.plus(INTERVAL.multipliedBy(i));
            intervals.add(new Interval(at, at.plus(INTERVAL), 0.1, arm(75 + i % 9, i % 3 == 0 ? 1 : 0, i),
                    arm(675 + i % 17, 3 + i % 2, i)));
        }
        return intervals;
    }

    private static double oneMore(List<Interval> day) {
        Observations seen = Observations.of(day);
        Interval next = day.getLast();
        CanaryJudge judge = new CanaryJudge(TERMS);
        return seconds(() -> require(judge.judge(seen.and(next), next.to()).verdict() != Verdict.SKIPPED));
    }

    private static byte[] record(List<Interval> day) {
        Instant end = day.getLast().to();
        CanaryVerdict verdict = new CanaryJudge(TERMS).judge(Observations.of(day), end);
        return CanaryEndJson.write(new CanaryEnd(
                CanaryId.first(BEGAN), new Sha("a".repeat(40)), Optional.of("v1.2.3"), BEGAN, end, CanaryStage.PASSED,
                verdict.verdict(), CanaryEnd.Cause.METRICS, end, verdict.reasons(), verdict.gates(), TERMS, day));
    }

    private static void read(byte[] record) {
        require(CanaryEndJson.read(record, "canary.json").fault().isEmpty());
    }

    private static double held() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long before = runtime.totalMemory() - runtime.freeMemory();
        List<Interval> day = day();
        System.gc();
        long after = runtime.totalMemory() - runtime.freeMemory();
        require(day.size() == A_DAY);
        return (after - before) / 1_048_576.0;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalStateException("the benchmark does not measure what it says");
        }
    }
}
