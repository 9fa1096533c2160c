package lockstep.config;

/**
 * Where the record is kept.
 *
 * @param branch the branch that holds log and evidence
 * @param log the path of the release log on it
 */
public record EvidenceSettings(String branch, String log) {

    static EvidenceSettings defaults() {
        return new EvidenceSettings("release-evidence", "docs/RELEASE_LOG.md");
    }
}
