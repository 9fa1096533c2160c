package lockstep.repository.tree;

/**
 * A file to be in the next commit.
 *
 * @param path with slashes, from the top of the tree
 * @param mayReplace whether a file of that name may be there already; evidence is only ever added
 * @param clearsTheWay whether whatever else lies there goes: a folder at the path, a file where a folder has to be
 */
public record FileWrite(String path, byte[] content, boolean mayReplace, boolean clearsTheWay) {

    public static FileWrite add(String path, byte[] content) {
        return new FileWrite(path, content, false, false);
    }

    public static FileWrite put(String path, byte[] content) {
        return new FileWrite(path, content, true, false);
    }

    /** Written whatever is there. */
    public static FileWrite over(String path, byte[] content) {
        return new FileWrite(path, content, true, true);
    }
}
