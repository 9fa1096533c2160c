package lockstep.repository.git;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lockstep.repository.tree.FileWrite;

/**
 * A commit to be: what is written, and by whom, when and why. Everything else stays as in the parent.
 *
 * @param told hears why git, which is set to sign commits, could not: then it is made without; empty where that is an
 *     error
 */
public record CommitDraft(
        List<FileWrite> writes, String message, Identity author, Instant when, Optional<Consumer<String>> told) {

    public CommitDraft(List<FileWrite> writes, String message, Identity author, Instant when) {
        this(writes, message, author, when, Optional.empty());
    }

    public CommitDraft {
        writes = List.copyOf(writes);
        if (message.isBlank() || message.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a commit needs a message");
        }
    }

    /** The same, with files more. */
    public CommitDraft with(FileWrite... more) {
        return new CommitDraft(
                Stream.concat(writes.stream(), Stream.of(more)).toList(), message, author, when, told);
    }

    /** The same, for what must not wait for a key of git's. */
    public CommitDraft hurrying(Consumer<String> hears) {
        return new CommitDraft(writes, message, author, when, Optional.of(hears));
    }

    /** The same, whatever lies in the way: for what has to be recorded because it happened, or must happen. */
    public CommitDraft clearingTheWay() {
        return new CommitDraft(
                writes.stream().map(write -> FileWrite.over(write.path(), write.content())).toList(), message, author,
                when, told);
    }
}
