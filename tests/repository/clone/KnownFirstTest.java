package tests.repository.clone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import lockstep.repository.clone.KnownFirst;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class KnownFirstTest {

    @AutoClose
    private final InMemoryRepository git = new InMemoryRepository(new DfsRepositoryDescription("git's own"));
    @AutoClose
    private final InMemoryRepository making = new InMemoryRepository(new DfsRepositoryDescription("in the making"));

    private static ObjectId put(InMemoryRepository repository, String text) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId id = inserter.insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8));
            inserter.flush();
            return id;
        }
    }

    private ObjectReader reader() {
        return new KnownFirst(git.newObjectReader(), making.newObjectReader());
    }

    @Test
    void what_git_keeps_is_read_there_and_what_is_in_the_making_is_found_all_the_same() throws IOException {
        ObjectId old = put(git, "git's own");
        ObjectId fresh = put(making, "in the making");

        try (ObjectReader all = reader(); ObjectReader another = all.newReader()) {
            for (ObjectReader one : new ObjectReader[] {all, another}) {
                assertThat(new String(one.open(old).getBytes(), StandardCharsets.UTF_8)).isEqualTo("git's own");
                assertThat(new String(one.open(fresh).getBytes(), StandardCharsets.UTF_8)).isEqualTo("in the making");
                assertThat(one.getObjectSize(old, Constants.OBJ_BLOB)).isEqualTo(9);
                assertThat(one.getObjectSize(fresh, Constants.OBJ_BLOB)).isEqualTo(13);
                assertThat(one.has(old)).isTrue();
                assertThat(one.has(fresh, Constants.OBJ_BLOB)).isTrue();
            }
        }
    }

    @Test
    void what_is_nowhere_is_missing_by_every_way_to_ask() {
        ObjectId nowhere = ObjectId.fromString("1".repeat(40));

        try (ObjectReader all = reader()) {
            assertThatThrownBy(() -> all.open(nowhere)).isInstanceOf(MissingObjectException.class);
            assertThatThrownBy(() -> all.getObjectSize(nowhere, Constants.OBJ_BLOB))
                    .isInstanceOf(MissingObjectException.class);
            assertThat(all).satisfies(one -> assertThat(one.has(nowhere)).isFalse());
        }
    }
}
