package lockstep.record.audit;

/** What a commit did to one path, compared with its first parent. A rename is a deletion and an addition. */
public record FileChange(String path, Kind kind) {

    public enum Kind {
        ADDED,
        MODIFIED,
        DELETED,
        /** Afterwards it is a link, a submodule or an executable, so not what evidence is. */
        NOT_A_PLAIN_FILE
    }
}
