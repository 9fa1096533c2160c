package lockstep.repository.clone;

import org.eclipse.jgit.storage.file.WindowCacheConfig;

/**
 * How much of packs JGit keeps at hand: as much as a walk along a history comes back to. What is kept longer than that
 * outlives collections, and fills the old part of the heap with what nobody asks for again.
 */
final class PackMemory {

    private static final int WINDOWS = 512 << 10;

    /** A volume of the log, and the version of it that it differs from. */
    private static final int BASES = 2 << 20;

    /** One for the whole process, as JGit has it. */
    private static final WindowCacheConfig LIMITS = limits();

    private PackMemory() {}

    private static WindowCacheConfig limits() {
        WindowCacheConfig limits = new WindowCacheConfig();
        limits.setPackedGitLimit(WINDOWS);
        limits.setDeltaBaseCacheLimit(BASES);
        limits.install();
        return limits;
    }

    /** Before a repository is opened. */
    static void limit() {
        LIMITS.getPackedGitLimit();
    }
}
