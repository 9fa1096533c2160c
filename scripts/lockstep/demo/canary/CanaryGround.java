package lockstep.demo.canary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.demo.rehearsal.DemoTeam;
import lockstep.demo.service.DemoService;
import lockstep.demo.service.DemoSettings;
import lockstep.demo.service.Fault;
import lockstep.release.site.ReleaseSite;

/**
 * A place to run canaries on: a team's repository, a load balancer that is a file, users that are synthetic, and a
 * baseline and a canary that are counted over HTTP. The commands that deploy and that move traffic are real.
 */
public final class CanaryGround implements AutoCloseable {

    private static final String OTHER = "0123456789".repeat(4);

    private final CanaryWorld world;
    private final MetricsPages pages;
    private final DemoService canary;
    private final DemoTeam stage;
    private final Sha commit;

    /**
     * @param requestsPerSecond of all users together
     * @param settings lines of {@code pipeline.canary}: steps, times, gates
     */
    public record Scene(Optional<CanaryFault> fault, double requestsPerSecond, Duration interval, String settings) {}

    private CanaryGround(Path folder, Map<String, String> variables, Scene scene) {
        Optional<CanaryFault> fault = scene.fault();
        write(folder.resolve("weight"), "0\n");
        script(folder, "set", "echo $1 > weight");
        script(folder, "read", "cat weight");
        script(folder, "abort", fault.filter(CanaryFault.ABORT_FAILS::equals).isPresent()
                ? "exit 9"
                : "echo 0 > weight");
        script(folder, "deploy", fault.filter(CanaryFault.OTHER_COMMIT::equals).isPresent()
                ? "echo " + OTHER + " > runs"
                : "echo $1 > runs");
        this.world = new CanaryWorld(
                folder.resolve("weight"), scene.requestsPerSecond(), fault, Instant.now());
        this.pages = new MetricsPages(world);
        this.canary = DemoService.start(DemoSettings.of(Environment.PRODUCTION, new Sha(OTHER)).withFaults(
                Fault.NO_RATE_LIMIT, Fault.PLAN_LIMIT_OFF, Fault.BUDGET_NEVER_BLOCKS));
        try {
            Path team = Files.createDirectory(folder.resolve("team"));
            this.stage = DemoTeam.set(team, variables, Set.of(), configuration(folder, scene));
        } catch (IOException | RuntimeException e) {
            canary.close();
            pages.close();
            throw e instanceof RuntimeException defect ? defect : new UncheckedIOException((IOException) e);
        }
        this.commit = stage.land("Answer faster");
    }

    /** @param folder an empty one */
    public static CanaryGround set(Path folder, Map<String, String> variables, Scene scene) {
        return new CanaryGround(folder, variables, scene);
    }

    private String configuration(Path folder, Scene scene) {
        boolean prometheus = scene.fault().filter(CanaryFault::isOfPrometheus).isPresent();
        boolean unknown = scene.fault().filter(CanaryFault.UNKNOWN_METRIC::equals).isPresent();
        String source = prometheus
                ? "source: prometheus, url: \"" + pages.base() + "\", canary: ['track=\"canary\"'], "
                        + "baseline: ['track=\"stable\"']"
                : "source: scrape, canary: [\"" + pages.base() + "/canary/metrics\"], baseline: [\"" + pages.base()
                        + "/baseline/metrics\"]";
        return """
                pipeline:
                  canary:
                    base: "%1$s"
                    revision: {command: [cat, "%2$s/runs"]}
                    deploy: {command: [sh, "%2$s/deploy.sh", "{sha}"], wait: 5s}
                    traffic:
                      set: [sh, "%2$s/set.sh", "{weight}"]
                      read: [sh, "%2$s/read.sh"]
                      abort: [sh, "%2$s/abort.sh"]
                    metrics: {%3$s, interval: %4$dms%5$s}
                """.formatted(canary.base(), folder, source, scene.interval().toMillis(),
                        unknown ? ", requests: no_such_total, errors: 'no_such_total{status=\"500\"}'" : "")
                + scene.settings().indent(4);
    }

    private static void script(Path folder, String name, String text) {
        write(folder.resolve(name + ".sh"), "cd '" + folder + "'\n" + text + "\n");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The commit that is to get traffic. */
    public Sha commit() {
        return commit;
    }

    public DemoTeam stage() {
        return stage;
    }

    /** The operator sits down, and real time passes. */
    public ReleaseSite open(Operator operator, Map<String, String> variables) {
        return stage.open(operator, variables);
    }

    /** The operator sits down, and time passes only by waiting. */
    public ReleaseSite openInItsOwnTime(Operator operator, Map<String, String> variables) {
        return open(operator, variables).withClock(world::now, world::advance);
    }

    /** Users that come as real time passes. */
    public interface Users extends AutoCloseable {

        @Override
        void close();
    }

    /** Lets users come, until they are closed. */
    public Users users() {
        Thread users = Thread.ofVirtual().start(() -> {
            Instant last = Instant.now();
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    Thread.sleep(20);
                } catch (InterruptedException e) {
                    return;
                }
                Instant next = Instant.now();
                world.advance(Duration.between(last, next));
                last = next;
            }
        });
        return users::interrupt;
    }

    @Override
    public void close() {
        stage.close();
        canary.close();
        pages.close();
    }
}
