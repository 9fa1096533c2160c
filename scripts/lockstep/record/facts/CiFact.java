package lockstep.record.facts;

import java.time.Instant;
import java.util.Optional;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;

/**
 * A fact that CI found out about a commit.
 *
 * @param source where it comes from: file names, or the API that was asked
 * @param format the report's format, or the API's name
 * @param ciRun the run of CI that made it, by the id that CI gives it
 * @param sha256 the digest of the reports' bytes, in the order in which they were given
 */
public record CiFact(
        FactName name, Sha commit, String source, String format, String sha256, Trust trust, Operator operator,
        Instant recordedAt, Finding finding, Optional<String> ciRun) {}
