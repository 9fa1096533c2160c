package lockstep.repository.clone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.internal.storage.commitgraph.CommitGraph;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.BitmapIndex;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * Reads on where JGit ends with an error: at commits, tags and folders that are larger than it holds in memory, which
 * git takes from whoever pushes. Of a commit or a tag of more than a mebibyte the beginning is read, of a folder of
 * more than 50 MiB nothing. A record has neither.
 */
public final class WholeHistoryReader extends ObjectReader {

    private static final int LARGEST = 1 << 20;
    private static final int KEPT = 64 << 10;
    private static final String CUT = "\n(the rest was not read)\n";

    private final ObjectReader from;

    public WholeHistoryReader(ObjectReader from) {
        this.from = from;
    }

    @Override
    public ObjectLoader open(AnyObjectId id, int hint) throws IOException {
        ObjectLoader object = from.open(id, hint);
        return switch (object.getType()) {
            case Constants.OBJ_COMMIT, Constants.OBJ_TAG -> object.getSize() <= LARGEST
                    ? object
                    : new ObjectLoader.SmallObject(object.getType(), shortened(object));
            case Constants.OBJ_TREE -> object.isLarge()
                    ? new ObjectLoader.SmallObject(Constants.OBJ_TREE, new byte[0])
                    : object;
            default -> object;
        };
    }

    private static byte[] shortened(ObjectLoader object) throws IOException {
        byte[] head;
        try (InputStream bytes = object.openStream()) {
            head = bytes.readNBytes(KEPT);
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        return (text.contains("\n\n") ? text + CUT : header(text)).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** What tells where it stands, of a header that goes on for ever: whole lines, then the end of the header. */
    private static String header(String head) {
        StringBuilder lines = new StringBuilder();
        head.substring(0, head.lastIndexOf('\n') + 1).lines()
                .filter(line -> line.matches("(?s)(tree|parent|author|committer|object|type|tag|tagger) .*"))
                .forEach(line -> lines.append(line).append('\n'));
        return lines.append(CUT).toString();
    }

    /** Whether it is read no further than that. */
    public static boolean isCut(ObjectReader reader, AnyObjectId object) throws IOException {
        return reader.getObjectSize(object, OBJ_ANY) > LARGEST;
    }

    /** Whether there is more in a folder than is read of it, which is nothing. */
    public static boolean isUnread(ObjectReader reader, AnyObjectId tree) throws IOException {
        return reader.getObjectSize(tree, Constants.OBJ_TREE) > reader.open(tree, Constants.OBJ_TREE).getSize();
    }

    @Override
    public ObjectReader newReader() {
        return new WholeHistoryReader(from.newReader());
    }

    @Override
    public AbbreviatedObjectId abbreviate(AnyObjectId id, int length) throws IOException {
        return from.abbreviate(id, length);
    }

    @Override
    public Collection<ObjectId> resolve(AbbreviatedObjectId id) throws IOException {
        return from.resolve(id);
    }

    @Override
    public boolean has(AnyObjectId id) throws IOException {
        return from.has(id);
    }

    @Override
    public boolean has(AnyObjectId id, int hint) throws IOException {
        return from.has(id, hint);
    }

    @Override
    public Set<ObjectId> getShallowCommits() throws IOException {
        return from.getShallowCommits();
    }

    @Override
    public long getObjectSize(AnyObjectId id, int hint) throws IOException {
        return from.getObjectSize(id, hint);
    }

    @Override
    public void setAvoidUnreachableObjects(boolean avoid) {
        from.setAvoidUnreachableObjects(avoid);
    }

    @Override
    public BitmapIndex getBitmapIndex() throws IOException {
        return from.getBitmapIndex();
    }

    @Override
    public Optional<CommitGraph> getCommitGraph() throws IOException {
        return from.getCommitGraph();
    }

    @Override
    public ObjectInserter getCreatedFromInserter() {
        return from.getCreatedFromInserter();
    }

    @Override
    public void setStreamFileThreshold(int bytes) {
        from.setStreamFileThreshold(bytes);
    }

    @Override
    public int getStreamFileThreshold() {
        return from.getStreamFileThreshold();
    }

    @Override
    public void close() {
        from.close();
    }
}
