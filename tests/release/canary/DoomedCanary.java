package tests.release.canary;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.analysis.canary.CanaryVerdict;
import lockstep.analysis.canary.Observations;
import lockstep.base.release.CanaryId;
import lockstep.base.release.CommitName;
import lockstep.base.release.Operator;
import lockstep.base.release.ServiceName;
import lockstep.base.release.Sha;
import lockstep.gates.http.HttpSettings;
import lockstep.record.canary.CanaryState;
import lockstep.release.canary.CanaryListener;
import lockstep.release.canary.CanaryService;
import lockstep.release.canary.CanaryRunRequest;
import lockstep.release.site.ReleaseSite;
import lockstep.settings.ConfigReader;

/** A process of its own that runs a canary and is gone at a word: no finally, no shutdown hook, nothing flushed. */
public final class DoomedCanary {

    public static final int GONE = 9;

    private DoomedCanary() {}

    /** Arguments: the clone, the commit, the beginning of what it says last, and which of several services. */
    public static void main(String... words) throws InterruptedException {
        Path clone = Path.of(words[0]);
        CanaryListener listener = new CanaryListener() {
            @Override
            public void step(String said) {
                dieAt(said);
            }

            @Override
            public void entered(CanaryId id, CanaryState state) {
                dieAt("entered " + state.stage().word());
            }

            @Override
            public void judged(CanaryId id, int weight, CanaryVerdict verdict, Observations seen, Duration left,
                    List<String> troubles) {
                dieAt("judged " + seen.intervals());
            }

            private void dieAt(String said) {
                if (said.startsWith(words[2])) {
                    Runtime.getRuntime().halt(GONE);
                }
            }
        };
        try (ReleaseSite site = ReleaseSite.open(
                ConfigReader.read(clone.resolve("lockstep.yaml")), clone, Optional.empty(),
                new Operator("Doomed Operator"), System.getenv(), HttpSettings.defaults())) {
            CanaryService service = CanaryDay.service(
                    words.length > 3 ? site.of(new ServiceName(words[3])) : site, listener);
            service.carryOut(service.plan(new CanaryRunRequest(new CommitName.Exact(new Sha(words[1])), Map.of())));
        }
        Runtime.getRuntime().halt(0);
    }
}
