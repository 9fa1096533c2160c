package lockstep.release.canary;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import lockstep.analysis.canary.Interval;
import lockstep.base.error.NotVerified;
import lockstep.base.release.CanaryId;
import lockstep.record.canary.CanaryIntent;
import lockstep.record.canary.CanaryJson;
import lockstep.record.canary.CanaryStage;
import lockstep.record.canary.CanaryState;
import lockstep.record.canary.CanaryView;
import lockstep.record.document.RecordedDocument;
import lockstep.release.site.ReleaseSite;

/**
 * What was counted of a canary and could not be recorded, kept in this clone: whoever ends the canary here, or goes on
 * with it, still finds the harm that it shows.
 */
record UnrecordedCounts(ReleaseSite site) {

    private static final String NAME = "canary-counts";

    /**
     * @param origin what the times are counted from
     * @param counted all that no state has
     */
    void keep(CanaryId id, Instant origin, List<Interval> counted) {
        if (counted.isEmpty()) {
            return;
        }
        CanaryState state = new CanaryState(1, CanaryStage.OBSERVED, site.clock().instant(), site.operator(),
                StateDraft.host(), Optional.empty(), "not recorded yet", counted);
        String json = new String(CanaryJson.write(id, state, origin), StandardCharsets.UTF_8);
        site.repository().memory().keep(NAME, (head(id) + json).getBytes(StandardCharsets.UTF_8));
    }

    /** Of a canary with all its states, what was counted after the last of them. */
    List<Interval> of(CanaryView canary) {
        return kept().filter(text -> text.startsWith(head(canary.id())))
                .map(text -> text.substring(head(canary.id()).length()).getBytes(StandardCharsets.UTF_8))
                .map(json -> after(recordedUntil(canary), json))
                .orElse(List.of());
    }

    private Optional<String> kept() {
        return site.repository().memory().kept(NAME, RecordedDocument.LARGEST)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    private static String head(CanaryId id) {
        return id + "\n";
    }

    private static Instant recordedUntil(CanaryView canary) {
        return canary.intervals().isEmpty()
                ? canary.intent().map(CanaryIntent::since).orElse(Instant.MAX)
                : canary.intervals().getLast().to();
    }

    private static List<Interval> after(Instant recorded, byte[] json) {
        try {
            return CanaryJson.state(json, NAME).intervals().stream()
                    .filter(one -> !one.from().isBefore(recorded)).toList();
        } catch (NotVerified e) {
            return List.of();
        }
    }

    /** It is on record now. */
    void forget(CanaryId id) {
        if (kept().filter(text -> text.startsWith(head(id))).isPresent()) {
            site.repository().memory().keep(NAME, new byte[0]);
        }
    }
}
