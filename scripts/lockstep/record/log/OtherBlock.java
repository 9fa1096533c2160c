package lockstep.record.log;

/**
 * A block that is no promotion, rollback or adoption, such as the "Step 3 Evidence" of release-log.md: kept verbatim
 * and listed as such.
 *
 * @param type its {@code type} field where it has one, else empty
 * @param text the block without its fences
 */
public record OtherBlock(String type, String text) implements LogEntry {}
