package lockstep.repository.tree;

/** What a path of a commit is, by its mode. */
public enum FileKind {
    FILE,
    EXECUTABLE,
    LINK,
    /** A commit of another repository, which is not here. */
    SUBMODULE,
    /** A mode that git does not write. */
    OTHER
}
