package lockstep.repository.tree;

import java.time.Instant;
import lockstep.base.release.Sha;

/**
 * An annotated tag.
 *
 * @param name as the object itself says it
 * @param commit what it tags
 * @param when it was made, by its own word
 * @param message byte by byte
 */
public record TagFile(String name, Sha commit, Instant when, byte[] message) {}
