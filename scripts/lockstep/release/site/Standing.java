package lockstep.release.site;

import java.util.Optional;
import lockstep.gates.revision.RevisionReading.Reported;
import lockstep.gates.revision.RevisionReading.Unknown;
import lockstep.gates.revision.RevisionReading;
import lockstep.policy.promotion.ProductionSeen;
import lockstep.record.journal.JournalView;
import lockstep.repository.git.RemoteHeads;

/**
 * Where everything stands: the branches, the journal, and what the environments say they run.
 *
 * @param staging empty where the environment is not configured, or was not asked
 * @param production the same
 */
public record Standing(
        RemoteHeads heads, JournalView journal, Optional<RevisionReading> staging,
        Optional<RevisionReading> production) {

    /** What production runs, held against the head of {@code release}. */
    public ProductionSeen productionSeen() {
        return switch (production.orElse(new Unknown("production is not configured"))) {
            case Unknown(String reason) -> new ProductionSeen.Unknown(reason);
            case Reported(String text) when heads.production().filter(head -> head.isReportedAs(text)).isPresent() ->
                new ProductionSeen.RunsRelease();
            case Reported(String text) -> new ProductionSeen.Drifted(text);
        };
    }
}
