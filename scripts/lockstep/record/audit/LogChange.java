package lockstep.record.audit;

/** What a commit did to a volume of the release log, compared with its first parent. */
public sealed interface LogChange {

    record Untouched() implements LogChange {}

    /** How many bytes it holds. */
    default long held() {
        return switch (this) {
            case Untouched untouched -> 0;
            case Appended appended -> appended.bytes().length;
            case Damaged damaged -> damaged.now().length;
        };
    }

    /** All the old bytes are there, in front; these follow. */
    record Appended(byte[] bytes) implements LogChange {}

    /**
     * Old bytes are gone or changed.
     *
     * @param how in words, with the place
     * @param now the whole volume afterwards; empty where there is none
     */
    record Damaged(String how, byte[] now) implements LogChange {}
}
