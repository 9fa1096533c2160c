package tests.bench.log;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.audit.AuditReport;
import lockstep.record.log.LogVolumes;
import lockstep.record.signature.AllowedSigners;
import lockstep.record.signature.Signatures;
import lockstep.record.signature.SshKeygen;
import lockstep.record.verification.BranchVerification;
import lockstep.repository.git.BranchNames;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.RemoteHeads;

/**
 * What is measured, for a JVM of its own: prints what came out, the milliseconds of it, the most memory in KiB, and the
 * milliseconds of processor time of the whole process.
 *
 * <p>{@code verify FOLDER RELEASE EVIDENCE [REMEMBERED]}, or {@code ancestor FOLDER ANCESTOR DESCENDANT}.
 */
public final class Visit {

    private static final EvidenceLayout PATHS = new EvidenceLayout(new LogVolumes("docs/RELEASE_LOG.md"));
    private static final BranchNames BRANCHES = new BranchNames("main", "release", "release-evidence");

    private Visit() {}

    public static void main(String... words) throws IOException {
        try (ReleaseRepository repository = ReleaseRepository.open(Path.of(words[1]), "origin", BRANCHES)) {
            Sha first = new Sha(words[2]);
            Sha second = new Sha(words[3]);
            if (words.length > 4) {
                repository.rememberTip(new Sha(words[4]));
            }
            long start = System.nanoTime();
            String result = words[0].equals("verify")
                    ? verify(repository, Path.of(words[1]), first, second)
                    : String.valueOf(repository.isAncestor(first, second));
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            System.out.println(result + "\n" + millis + "\n" + mostMemory() + "\n" + processorTime());
        }
    }

    private static String verify(ReleaseRepository repository, Path folder, Sha release, Sha evidence) {
        AuditReport report = new BranchVerification(repository, PATHS, signatures(folder))
                .verify(new RemoteHeads(release, Optional.of(release), Optional.of(evidence)), List.of());
        report.violations().stream().limit(3).forEach(violation -> System.err.println(violation.line()));
        return (report.isVerified() ? "verified" : report.found() + " violations") + ", " + report.entries()
                + " entries";
    }

    private static Signatures signatures(Path folder) {
        return Files.exists(folder.resolve(LongRepository.SIGNERS))
                ? new Signatures(Optional.empty(), Optional.of(AllowedSigners.in(
                        LongRepository.SIGNERS, SshKeygen.ofHost(folder, System.getenv()))), true)
                : Signatures.none();
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
