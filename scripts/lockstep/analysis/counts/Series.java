package lockstep.analysis.counts;

/**
 * A counter of one instance.
 *
 * @param labels what tells it from the instance's other series of the same counter; compared, never read
 */
public record Series(Counter counter, String labels) {}
