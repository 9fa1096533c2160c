package lockstep.tui.desk;

import java.time.Instant;
import lockstep.release.Sha;

/** A commit of the staging branch that is not released yet. */
public record Candidate(Sha sha, String author, Instant when, String subject) {}
