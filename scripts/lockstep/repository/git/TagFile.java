package lockstep.repository.git;

import lockstep.base.release.Sha;

/**
 * An annotated tag.
 *
 * @param name as the object itself says it
 * @param commit what it tags
 * @param message byte by byte
 */
public record TagFile(String name, Sha commit, byte[] message) {}
