package tests.repository.git;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.repository.git.ReleaseFixture.BRANCHES;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
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

/** Whether all that ever lay in a folder is there; whoever pushes may have put a million files there. */
class FolderPastTest {

    private static final PersonIdent SOMEBODY = new PersonIdent("x", "x@x", Instant.EPOCH, ZoneOffset.UTC);

    private final InMemoryRepository memory = new InMemoryRepository(new DfsRepositoryDescription("past"));

    /** A commit with so many files in a folder, of which one has another content. */
    private ObjectId commit(int files, String other, ObjectId... parents) throws IOException {
        try (ObjectInserter inserter = memory.newObjectInserter()) {
            ObjectId file = inserter.insert(Constants.OBJ_BLOB, new byte[] {'x'});
            ObjectId special = inserter.insert(Constants.OBJ_BLOB, other.getBytes());
            TreeFormatter folder = new TreeFormatter(files * 40 + 40);
            for (int number = 0; number < files; number++) {
                folder.append("%08d".formatted(number), FileMode.REGULAR_FILE, number == 0 ? special : file);
            }
            TreeFormatter root = new TreeFormatter();
            root.append("folder", FileMode.TREE, inserter.insert(folder));
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(inserter.insert(root));
            commit.setParentIds(parents);
            commit.setAuthor(SOMEBODY);
            commit.setCommitter(SOMEBODY);
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return id;
        }
    }

    private boolean isKept(ObjectId tip) {
        try (ReleaseRepository repository = ReleaseRepository.withoutRemote(memory, BRANCHES)) {
            return repository.keepsAllThatEverLay(new Sha(tip.name()), "folder");
        }
    }

    @Test
    void what_was_added_takes_nothing_away_and_what_was_changed_does() throws IOException {
        assertThat(isKept(commit(3, "x", commit(2, "x")))).isTrue();
        assertThat(isKept(commit(2, "x", commit(3, "x")))).isFalse();
        assertThat(isKept(commit(3, "y", commit(2, "x")))).isFalse();
    }

    @Test
    void more_files_than_anybody_approves_with_are_not_looked_through() throws IOException {
        ObjectId past = commit(100_001, "x", commit(2, "x"));
        assertThat(isKept(past)).isFalse();
        assertThat(isKept(commit(100_000, "x", commit(2, "x")))).isTrue();
    }
}
