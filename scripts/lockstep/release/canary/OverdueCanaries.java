package lockstep.release.canary;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.LockstepError;
import lockstep.base.release.Sha;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryConcern;
import lockstep.record.canary.CanaryView;
import lockstep.release.site.ReleaseSite;

/** Canaries that nobody took off the traffic in time: whoever looks at the release is told. */
public record OverdueCanaries(ReleaseSite site) {

    private static final int LOOKED = 10_000;
    private static final int MOST = 10;

    /**
     * One line for each of the newest that is open past its {@code abort_by}, or whose abort failed. Nobody waits for
     * it, and what cannot be read fails nothing.
     */
    public List<String> words(Optional<Sha> evidence) {
        try {
            CanaryArchive.Open open = new CanaryArchive(site.repository(), evidence).open(LOOKED, MOST);
            List<String> words = new ArrayList<>(words(open.canaries()));
            if (!open.areAll()) {
                words.add("the record has more canaries that look open; `status` names them");
            }
            return words;
        } catch (LockstepError e) {
            return List.of("whether a canary is open too long cannot be read: " + e.getMessage());
        }
    }

    private List<String> words(List<CanaryView> open) {
        Instant now = site.clock().instant();
        return open.stream()
                .flatMap(canary -> CanaryConcern.of(canary, now).filter(CanaryConcern::isUrgent).stream()
                        .map(concern -> "WARNING: canary " + canary.shown() + " is open: " + concern.words(canary, now)
                                + "; end it: `run-canary --abort`"))
                .toList();
    }
}
