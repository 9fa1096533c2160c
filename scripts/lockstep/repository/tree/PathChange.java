package lockstep.repository.tree;

import java.util.Optional;

/** What a commit did at one path. Paths are as they are in git: not sanitised. */
public sealed interface PathChange {

    String path();

    record Added(String path, TreeFile content) implements PathChange {}

    /** The content, or only the mode or kind of the file when both names are equal. */
    record Modified(String path, TreeFile old, TreeFile content) implements PathChange {}

    record Deleted(String path, TreeFile old) implements PathChange {}

    default Optional<TreeFile> before() {
        return switch (this) {
            case Added added -> Optional.empty();
            case Modified modified -> Optional.of(modified.old());
            case Deleted deleted -> Optional.of(deleted.old());
        };
    }

    default Optional<TreeFile> after() {
        return switch (this) {
            case Added added -> Optional.of(added.content());
            case Modified modified -> Optional.of(modified.content());
            case Deleted deleted -> Optional.empty();
        };
    }
}
