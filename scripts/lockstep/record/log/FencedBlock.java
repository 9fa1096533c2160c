package lockstep.record.log;

/**
 * What stands between two fences.
 *
 * @param line the number of its first line, from 1
 * @param trouble why it cannot be trusted to be whole, in words; empty when it is
 */
record FencedBlock(long line, String text, String trouble) {}
