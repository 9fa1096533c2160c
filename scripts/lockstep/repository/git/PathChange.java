package lockstep.repository.git;

import java.util.Optional;

/** What a commit did to one file. Paths are as they are in git: not sanitised. */
public sealed interface PathChange {

    String path();

    record Added(String path, BlobId content) implements PathChange {}

    /** The content, or only the mode or kind of the file when both names are equal. */
    record Modified(String path, BlobId before, BlobId content) implements PathChange {}

    record Deleted(String path, BlobId before) implements PathChange {}

    /** The content after the change. */
    default Optional<BlobId> after() {
        return switch (this) {
            case Added added -> Optional.of(added.content());
            case Modified modified -> Optional.of(modified.content());
            case Deleted deleted -> Optional.empty();
        };
    }
}
