package lockstep.repository.git;

/**
 * A file to be in the next commit.
 *
 * @param path with slashes, from the top of the tree
 * @param mayReplace whether a file of that name may be there already; evidence is only ever added
 */
public record FileWrite(String path, byte[] content, boolean mayReplace) {

    public static FileWrite add(String path, byte[] content) {
        return new FileWrite(path, content, false);
    }

    public static FileWrite put(String path, byte[] content) {
        return new FileWrite(path, content, true);
    }
}
