package lockstep.repository.clone;

import java.io.IOException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * Looks for an object where git keeps its own, and only then where those in the making lie: JGit asks the file system
 * about that folder again and again, as a pack may have come.
 */
public final class KnownFirst extends ObjectReader.Filter {

    private final ObjectReader known;
    private final ObjectReader all;

    /** @param all finds what is in the making, too */
    public KnownFirst(ObjectReader known, ObjectReader all) {
        this.known = known;
        this.all = all;
    }

    @Override
    protected ObjectReader delegate() {
        return all;
    }

    @Override
    public ObjectReader newReader() {
        return new KnownFirst(known.newReader(), all.newReader());
    }

    @Override
    public ObjectLoader open(AnyObjectId id) throws IOException {
        return open(id, OBJ_ANY);
    }

    @Override
    public ObjectLoader open(AnyObjectId id, int hint) throws IOException {
        try {
            return known.open(id, hint);
        } catch (MissingObjectException e) {
            return all.open(id, hint);
        }
    }

    @Override
    public long getObjectSize(AnyObjectId id, int hint) throws IOException {
        try {
            return known.getObjectSize(id, hint);
        } catch (MissingObjectException e) {
            return all.getObjectSize(id, hint);
        }
    }

    @Override
    public boolean has(AnyObjectId id, int hint) throws IOException {
        return known.has(id, hint) || all.has(id, hint);
    }

    @Override
    public boolean has(AnyObjectId id) throws IOException {
        return known.has(id) || all.has(id);
    }

    @Override
    public void close() {
        known.close();
        all.close();
    }
}
