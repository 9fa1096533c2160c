package tests.repository.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tests.repository.git.ReleaseFixture.BRANCHES;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.error.LockstepError;
import lockstep.base.release.Sha;
import lockstep.repository.git.ReleaseRepository;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.Test;

/** Which commit brought a file is asked at every visit, so it costs what came since, and not what was ever recorded. */
class BeginningsTest {

    private static final PersonIdent SOMEBODY = new PersonIdent("x", "x@x", Instant.EPOCH, ZoneOffset.UTC);

    /** Whoever looks so far back fails. */
    private static final ObjectId NOT_THERE = ObjectId.fromString("00000000000000000000000000000000000000ff");

    private final InMemoryRepository memory = new InMemoryRepository(new DfsRepositoryDescription("past"));

    private ObjectId commit(ObjectId parent, String content, String... names) throws IOException {
        try (ObjectInserter inserter = memory.newObjectInserter()) {
            ObjectId file = inserter.insert(Constants.OBJ_BLOB, content.getBytes());
            TreeFormatter folder = new TreeFormatter();
            for (String name : names) {
                folder.append(name, FileMode.REGULAR_FILE, file);
            }
            TreeFormatter root = new TreeFormatter();
            root.append("folder", FileMode.TREE, inserter.insert(folder));
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(inserter.insert(root));
            commit.setParentId(parent);
            commit.setAuthor(SOMEBODY);
            commit.setCommitter(SOMEBODY);
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return id;
        }
    }

    private static Sha sha(ObjectId id) {
        return new Sha(id.name());
    }

    private Map<String, Sha> brought(ObjectId tip, String... paths) {
        try (ReleaseRepository repository = ReleaseRepository.withoutRemote(memory, BRANCHES)) {
            return repository.commitsThatBrought(List.of(paths), sha(tip));
        }
    }

    @Test
    void nobody_looks_further_back_than_to_the_commit_before() throws IOException {
        ObjectId before = commit(NOT_THERE, "x", "old");
        ObjectId a = commit(before, "x", "a", "old");
        ObjectId b = commit(a, "y", "a", "b", "old");
        ObjectId tip = commit(b, "y", "a", "b", "c", "old");
        assertThat(brought(tip, "folder/a", "folder/b", "folder/none"))
                .isEqualTo(Map.of("folder/a", sha(a), "folder/b", sha(b)));
        assertThat(brought(tip, "folder/none", "other/a")).isEmpty();
        assertThatThrownBy(() -> brought(tip, "folder/old")).isInstanceOf(LockstepError.class);
        try (ReleaseRepository repository = ReleaseRepository.withoutRemote(memory, BRANCHES)) {
            assertThatThrownBy(() -> repository.commitsThatChanged(List.of("folder/a"), Optional.empty(), sha(tip)))
                    .as("who goes through all of history").isInstanceOf(LockstepError.class);
        }
    }
}
