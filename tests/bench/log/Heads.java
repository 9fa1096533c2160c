package tests.bench.log;

import lockstep.base.release.Sha;

/**
 * Where branches ended up.
 *
 * @param release also where {@code main} is
 * @param earlier where release was at an earlier visit
 * @param remembered where the evidence branch was at an earlier visit
 */
public record Heads(Sha release, Sha evidence, Sha earlier, Sha remembered) {}
