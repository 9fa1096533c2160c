package lockstep.demo.canary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import lockstep.analysis.canary.CanaryVerdict;
import lockstep.analysis.canary.Observations;
import lockstep.base.error.PartlyDone;
import lockstep.base.release.CanaryId;
import lockstep.base.release.CommitName;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.release.canary.CanaryConclusion;
import lockstep.release.canary.CanaryListener;
import lockstep.release.canary.CanaryPlanned;
import lockstep.release.canary.CanaryService;
import lockstep.release.canary.CanaryRunRequest;
import lockstep.release.site.ReleaseSite;

/**
 * Runs a canary into a trap, through everything that a real one goes through but the waiting.
 *
 * @param parent where its folders lie
 */
public record CanarySelfTest(Path parent, Map<String, String> variables) {

    private static final String SETTINGS = """
            steps: [10%]
            duration: 30m
            deadline: 1h
            warmup: 2m
            gates: {error_rate: {increase: 1pp}}
            """;

    private static final int MOVES_AT = 20;

    /** Those about what is recorded before a canary or a promotion, after a record that nothing is wrong with. */
    public static List<Caught> records() {
        return RecordTrap.runAll();
    }

    public Caught run(CanaryTrap trap) throws InterruptedException {
        Path folder = folder();
        boolean little = trap.fault().filter(CanaryFault.LITTLE_TRAFFIC::equals).isPresent();
        CanaryGround.Scene scene =
                new CanaryGround.Scene(trap.fault(), little ? 2 : 50, Duration.ofSeconds(15), SETTINGS);
        try (CanaryGround ground = CanaryGround.set(folder, variables, scene);
                ReleaseSite site = ground.openInItsOwnTime(new Operator("self-test"), variables)) {
            return run(trap, ground, site);
        } finally {
            delete(folder);
        }
    }

    private static Caught run(CanaryTrap trap, CanaryGround ground, ReleaseSite site) throws InterruptedException {
        Path production = ground.stage().bareRepository()
                .resolve("refs/heads/" + site.repository().branches().production());
        CanaryService service = new CanaryService(
                site, trap.fault().filter(CanaryFault.BASELINE_MOVES::equals).isPresent()
                        ? atLook(MOVES_AT, () -> move(production, ground.commit()))
                        : CanaryListener.silent());
        try {
            CanaryPlanned planned = service.plan(
                    new CanaryRunRequest(new CommitName.Exact(ground.commit()), Map.of()));
            if (planned.survey().traffic().isEmpty()) {
                return trap.came(CanaryTrap.NOT_BEGUN, String.join("; ", planned.survey().troubles()));
            }
            CanaryConclusion ended = service.carryOut(planned);
            return trap.came(ended.stage().word(), String.join("; ", ended.reasons()));
        } catch (PartlyDone e) {
            return trap.came(CanaryTrap.ABORT_FAILED, e.getMessage());
        }
    }

    private static CanaryListener atLook(int number, Runnable what) {
        AtomicInteger looks = new AtomicInteger();
        return new CanaryListener() {
            @Override
            public void judged(
                    CanaryId id, int weight, CanaryVerdict verdict, Observations seen, Duration left,
                    List<String> troubles) {
                if (looks.incrementAndGet() == number) {
                    what.run();
                }
            }
        };
    }

    private static void move(Path branch, Sha commit) {
        try {
            Files.createDirectories(branch.getParent());
            Files.writeString(branch, commit.hex() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder() {
        try {
            return Files.createTempDirectory(parent, "lockstep-canary-").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> everything = Files.walk(folder)) {
            everything.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
