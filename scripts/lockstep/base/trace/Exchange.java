package lockstep.base.trace;

import java.time.Duration;
import lockstep.base.text.Durations;

/**
 * Something that was asked of others, and what came of it. Words that may be shown: neither part holds a secret.
 *
 * @param asked what, of whom: {@code GET https://staging.example/api/health}
 * @param outcome {@code 200}
 */
public record Exchange(String asked, String outcome, Duration took) {

    public String words() {
        return asked + ": " + outcome + ", " + Durations.human(took);
    }
}
