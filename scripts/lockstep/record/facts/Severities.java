package lockstep.record.facts;

import java.util.Locale;
import java.util.Optional;

/** Counts findings by severity. */
final class Severities {

    private long critical;
    private long high;
    private long medium;
    private long low;
    private long unrated;
    private long suppressed;

    void suppressed() {
        suppressed++;
    }

    void word(String severity) {
        switch (severity.toLowerCase(Locale.ROOT)) {
            case "critical" -> critical++;
            case "high" -> high++;
            case "medium" -> medium++;
            case "low", "negligible" -> low++;
            default -> unrated++;
        }
    }

    /** By the bands of CVSS v3. */
    void score(double score) {
        word(score >= 9 ? "critical" : score >= 7 ? "high" : score >= 4 ? "medium" : "low");
    }

    Finding.Findings sum(Optional<String> incomplete) {
        return new Finding.Findings(critical, high, medium, low, unrated, suppressed, incomplete);
    }
}
