package tests.bench.faults;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import lockstep.base.release.CommitName;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.gates.http.HttpSettings;
import lockstep.release.canary.CanaryListener;
import lockstep.release.canary.CanaryPermission;
import lockstep.release.canary.CanaryService;
import lockstep.release.canary.CanaryRunRequest;
import lockstep.release.site.ReleaseSite;
import lockstep.settings.ConfigReader;

/** A canary, really carried, in a process of its own: what {@code run-canary} does behind its options. */
public final class CanaryProcess {

    private CanaryProcess() {}

    /** Arguments: the clone, and the commit. */
    public static void main(String... words) throws InterruptedException {
        Path clone = Path.of(words[0]);
        try (ReleaseSite site = ReleaseSite.open(
                ConfigReader.read(clone.resolve("lockstep.yaml")), clone, Optional.empty(), new Operator("Olga"),
                System.getenv(), HttpSettings.defaults())) {
            CanaryService service = new CanaryService(
                    site, CanaryListener.silent(), (sha, heads, skipped) -> CanaryPermission.Answer.allowed());
            service.carryOut(service.plan(new CanaryRunRequest(new CommitName.Exact(new Sha(words[1])), Map.of())));
        }
    }
}
