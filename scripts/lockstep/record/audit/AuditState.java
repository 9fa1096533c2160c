package lockstep.record.audit;

import java.util.List;
import java.util.Map;
import lockstep.base.release.Environment;
import lockstep.gates.gate.Verdict;
import lockstep.record.history.ReleaseHistory;
import lockstep.record.log.AdoptionEntry;
import lockstep.record.log.LogWriter;

/**
 * What an audit knows after a commit, with nothing found and nothing open: enough to go on from there as if it had
 * begun with the first.
 *
 * @param tip the commit
 */
public record AuditState(String tip, long commits, Evidence evidence, Log log) {

    /** @param gateSets the sets of gates that runs passed; a run names its own by number */
    public record Evidence(
            Map<String, Long> begun, List<String> files, List<List<String>> gateSets, Map<String, List<Run>> runs,
            Map<String, Intent> intents) {}

    public record Run(long position, Environment mode, Verdict verdict, boolean verified, String startedAt,
            int passed) {}

    public record Intent(String path, String target, boolean unverifiedAccepted) {}

    /**
     * @param line the number of the next line of the volume
     * @param last the minute of the newest release id
     */
    public record Log(
            ReleaseHistory.State history, ReleaseHistory.State trusted, List<String> stands, List<String> ids,
            String last, int volume, long line, Adoption adoption, long entries, long others, long lastEntryAt) {}

    /** The entry's text, as it stands in the log. */
    public record Adoption(String block) {
        static Adoption of(AdoptionEntry entry) {
            return new Adoption(LogWriter.block(entry));
        }
    }
}
