package tests.record.journal;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/** A repository that counts the objects that are read from it. */
final class CountedRepository extends InMemoryRepository {

    private final AtomicLong reads = new AtomicLong();

    CountedRepository() {
        super(new DfsRepositoryDescription("counted"));
    }

    long reads() {
        return reads.get();
    }

    @Override
    public ObjectReader newObjectReader() {
        return new Counting(super.newObjectReader());
    }

    private final class Counting extends ObjectReader.Filter {

        private final ObjectReader reader;

        Counting(ObjectReader reader) {
            this.reader = reader;
        }

        @Override
        protected ObjectReader delegate() {
            return reader;
        }

        @Override
        public ObjectReader newReader() {
            return new Counting(reader.newReader());
        }

        @Override
        public ObjectLoader open(AnyObjectId id, int type) throws IOException {
            reads.incrementAndGet();
            return reader.open(id, type);
        }
    }
}
