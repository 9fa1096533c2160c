package lockstep.repository.tree;

/** What lies at a path of a commit. Only of a plain file can the content be read. */
public record TreeFile(BlobId id, FileKind kind) {

    public boolean isPlain() {
        return kind == FileKind.FILE;
    }

    /** Whether there is content to read at all. */
    public boolean hasContent() {
        return kind == FileKind.FILE || kind == FileKind.EXECUTABLE;
    }
}
