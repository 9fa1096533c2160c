package tests.bench.log;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.gates.http.HttpSettings;
import lockstep.record.audit.AuditReport;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.BranchNames;
import lockstep.repository.git.ReleaseRepository;

/**
 * What is measured, for a JVM of its own: prints what came out, the milliseconds of it, the most memory in KiB, and the
 * milliseconds of processor time of the whole process.
 *
 * <p>{@code verify FOLDER}, or {@code ancestor FOLDER ANCESTOR DESCENDANT}.
 */
public final class Visit {

    private static final BranchNames BRANCHES = new BranchNames("main", "release", "release-evidence");

    private Visit() {}

    public static void main(String... words) throws IOException {
        Path folder = Path.of(words[1]);
        String told = words[0].equals("verify") ? verify(folder) : ancestor(folder, words[2], words[3]);
        System.out.println(told + "\n" + mostMemory() + "\n" + processorTime());
    }

    /** With the milliseconds that it took. */
    private static String timed(Supplier<String> work) {
        long start = System.nanoTime();
        String result = work.get();
        return result + "\n" + Duration.ofNanos(System.nanoTime() - start).toMillis();
    }

    /** All that {@code release-log verify} does between reading the configuration and printing. */
    private static String verify(Path folder) {
        try (ReleaseSite site = ReleaseSite.open(
                Configured.ofVisitor(folder), folder, Optional.empty(), new Operator("Ada Lovelace"), System.getenv(),
                HttpSettings.defaults())) {
            return timed(() -> {
                AuditReport report = new ReleaseService(site, WorkflowListener.silent()).verify(List.of(), false);
                report.violations().stream().limit(3).forEach(violation -> System.err.println(violation.line()));
                return (report.isVerified() ? "verified" : report.found() + " violations") + ", " + report.entries()
                        + " entries";
            });
        }
    }

    private static String ancestor(Path folder, String ancestor, String descendant) throws IOException {
        try (ReleaseRepository repository = ReleaseRepository.open(folder, "origin", BRANCHES)) {
            return timed(() -> String.valueOf(repository.isAncestor(new Sha(ancestor), new Sha(descendant))));
        }
    }

    private static long processorTime() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Duration.ofNanos(system.getProcessCpuTime()).toMillis();
    }

    /** Linux's: the peak of what was in memory, in KiB. */
    private static String mostMemory() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> line.replaceAll("\\D", ""))
                .findFirst()
                .orElse("0");
    }
}
