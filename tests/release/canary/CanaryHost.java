package tests.release.canary;

import java.nio.file.Path;
import tests.release.workflow.ReleaseDay;

/** A host where canaries run: a load balancer that is a file, and a service whose counters grow with the time. */
public final class CanaryHost {

    private final Path folder;
    private final HastyTime time;

    public CanaryHost(Path folder) {
        this.folder = folder;
        ReleaseDay.write(weight(), "0\n");
        ReleaseDay.write(folder.resolve("started"), "");
        time = new HastyTime(folder.resolve("ahead"));
        shows(0, 0);
        script("set", "echo $1 > weight");
        script("read", "cat weight");
        script("abort", "echo 0 > weight");
        script("deploy", "echo $1 > live/canary");
        script("counts", """
                now=$(date +%s%3N) began=$(stat -c %Y started)000
                read -r ahead < ahead
                . ./rates
                ms=$((now + ahead - began))
                printf '{"canary": {"requests": %d, "errors": %d},' $ms $((ms * canary_errors / 1000))
                printf '"baseline": {"requests": %d, "errors": %d}}' $((ms * 9)) $((ms * 9 * baseline_errors / 1000))""");
    }

    HastyTime time() {
        return time;
    }

    public Path weight() {
        return folder.resolve("weight");
    }

    public int weightNow() {
        return Integer.parseInt(CanaryDay.read(weight()).strip());
    }

    /** From now on, so many of a thousand requests fail; what was counted before is counted by the new rate too. */
    public void shows(int canaryErrors, int baselineErrors) {
        ReleaseDay.write(folder.resolve("rates"),
                "canary_errors=" + canaryErrors + " baseline_errors=" + baselineErrors + "\n");
    }

    /** Replaces a command of the host. */
    public void script(String name, String text) {
        ReleaseDay.write(folder.resolve(name + ".sh"), "cd " + folder + "\n" + text + "\n");
    }

    /** {@code canary}, as the pipeline of lockstep.yaml has it. */
    public String section(String base, String duration, String deadline) {
        return """
                  canary:
                    base: "%2$s"
                    revision: {command: [cat, "%1$s/live/canary"]}
                    deploy: {command: [sh, "%1$s/deploy.sh", "{sha}"], wait: 5s}
                    traffic:
                      set: [sh, "%1$s/set.sh", "{weight}"]
                      read: [sh, "%1$s/read.sh"]
                      abort: [sh, "%1$s/abort.sh"]
                      settle: 3s
                    steps: [10%%]
                    duration: %4$s
                    deadline: %3$s
                    warmup: 100ms
                    min_requests: 100
                    metrics: {source: command, command: [sh, "%1$s/counts.sh"], interval: 200ms}
                    gates: {error_rate: {increase: 1pp, breach: rollback}}
                """.formatted(folder, base, deadline, duration);
    }
}
