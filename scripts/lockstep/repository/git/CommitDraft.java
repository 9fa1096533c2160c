package lockstep.repository.git;

import java.time.Instant;
import java.util.List;

/** A commit to be: what is written, and by whom, when and why. Everything else stays as in the parent. */
public record CommitDraft(List<FileWrite> writes, String message, Identity author, Instant when) {

    public CommitDraft {
        writes = List.copyOf(writes);
        if (message.isBlank() || message.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a commit needs a message");
        }
    }
}
