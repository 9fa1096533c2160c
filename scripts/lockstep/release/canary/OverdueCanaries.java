package lockstep.release.canary;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryIntent;
import lockstep.release.site.ReleaseSite;

/** Canaries that nobody took off the traffic in time: whoever looks at the release is told. */
public record OverdueCanaries(ReleaseSite site) {

    /** One line for each that is open past its {@code abort_by}, by the evidence as it was read. */
    public List<String> words(Optional<Sha> evidence) {
        Instant now = site.clock().instant();
        return new CanaryArchive(site.repository(), evidence).open().stream()
                .filter(canary -> canary.isPast(now))
                .map(canary -> "WARNING: canary " + canary.id() + " is open PAST ITS abort_by"
                        + canary.intent().map(CanaryIntent::abortBy).map(at -> ", " + at).orElse("")
                        + ": end it by `run-canary --abort`")
                .toList();
    }
}
