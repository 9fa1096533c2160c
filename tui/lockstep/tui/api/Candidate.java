package lockstep.tui.api;

import java.time.Instant;
import java.util.Optional;
import lockstep.base.release.Sha;

/**
 * A commit of the staging branch that is not released yet.
 *
 * @param byPaths the class that releasing it demands; empty where no rules are configured, or nothing is released yet
 */
public record Candidate(Sha sha, String author, Instant when, String subject, Optional<ClassByPaths> byPaths) {

    public boolean isForbidden() {
        return byPaths.filter(ClassByPaths::isForbidden).isPresent();
    }
}
