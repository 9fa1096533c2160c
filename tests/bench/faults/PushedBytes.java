package tests.bench.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import lockstep.base.release.CommitName;
import lockstep.base.release.Sha;
import lockstep.record.canary.CanaryStage;
import lockstep.release.canary.CanaryConclusion;
import lockstep.release.canary.CanaryListener;
import lockstep.release.canary.CanaryPermission;
import lockstep.release.canary.CanaryService;
import lockstep.release.canary.CanaryRunRequest;
import lockstep.release.site.ReleaseSite;
import org.apache.commons.rng.simple.RandomSource;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/**
 * What a canary pushes, and what processor time it takes besides asking for its metrics: a whole one, over real git, in
 * simulated time.
 */
public final class PushedBytes {

    private PushedBytes() {}

    /** Rows of a table: half an hour and a day, a look every 15 s. */
    public static String rows() {
        return row("30 min", "30m", "1h") + row("24 h", "24h", "25h");
    }

    private static String row(String name, String duration, String deadline) {
        try (ReleaseDay day = new ReleaseDay()) {
            Sha commit = day.landTested("a change");
            Seat olga = day.operator("Olga");
            Path file = olga.folder().resolve("lockstep.yaml");
            ReleaseDay.write(file, Files.readString(file) + Rules.counted(duration, deadline));
            day.git().in(day.bare(), "config", "receive.unpackLimit", "1");
            long before = packs(day.bare());
            ProcessorTime processor = ProcessorTime.of(ProcessHandle.current().pid());
            CanaryConclusion conclusion = carried(olga, commit);
            double seconds = ProcessorTime.of(ProcessHandle.current().pid()).minus(processor).all().toMillis()
                    / 1_000.0;
            if (conclusion.stage() != CanaryStage.PASSED) {
                throw new IllegalStateException("the benchmark does not measure what it says: " + conclusion);
            }
            return String.format(Locale.ROOT, "| bytes pushed by a canary of %s at 15 s, 12 buckets an arm | %.2f MiB |%n"
                            + "| processor time of it, in simulated time, without asking for metrics | %.1f s |%n",
                    name, (packs(day.bare()) - before) / 1_048_576.0, seconds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CanaryConclusion carried(Seat olga, Sha commit) throws InterruptedException {
        Universe universe = new Universe(RandomSource.SPLIT_MIX_64.create(1), 50, 0.005, 0.005).counting12Buckets();
        Balancer balancer = new Balancer(universe, false);
        Host host = new Host(universe, "Olga", Duration.ZERO);
        try (ReleaseSite real = olga.site()) {
            ReleaseSite site = new ReleaseSite(real.config(), real.repository(), real.folder(), real.operator(),
                    real.http(), real.secrets(), real.signatures(), host, universe::pass, real.remoteLimit(),
                    real.remoteUntil(), real.smokeLimit(), balancer.running);
            CanaryService service = new CanaryService(site, CanaryListener.silent(),
                    (sha, heads, skipped) -> CanaryPermission.Answer.allowed(), host);
            return service.carryOut(service.plan(new CanaryRunRequest(new CommitName.Exact(commit), Map.of())));
        }
    }

    private static long packs(Path bare) throws IOException {
        try (Stream<Path> files = Files.list(bare.resolve("objects/pack"))) {
            return files.filter(file -> file.toString().endsWith(".pack")).mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
