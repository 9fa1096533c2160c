package lockstep.release.canary;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryConcern;
import lockstep.release.site.ReleaseSite;

/** Canaries that nobody took off the traffic in time: whoever looks at the release is told. */
public record OverdueCanaries(ReleaseSite site) {

    /** One line for each that is open past its {@code abort_by}, or whose abort failed. */
    public List<String> words(Optional<Sha> evidence) {
        Instant now = site.clock().instant();
        return new CanaryArchive(site.repository(), evidence).open().stream()
                .flatMap(canary -> CanaryConcern.of(canary, now).filter(CanaryConcern::isUrgent).stream()
                        .map(concern -> "WARNING: canary " + canary.shown() + " is open: " + concern.words(canary, now)
                                + "; end it: `run-canary --abort`"))
                .toList();
    }
}
