package tests.record.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lockstep.base.release.Sha;
import lockstep.record.audit.AuditReport;
import lockstep.record.journal.Journal;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.signature.Signatures;
import lockstep.record.verification.BranchVerification;
import lockstep.repository.git.BranchNames;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.RemoteHeads;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A few kilobytes, pushed, that are gigabytes to whoever reads all that they name. */
class CrowdedTreesTest {

    private static final PersonIdent SOMEBODY = new PersonIdent("x", "x@x", Instant.EPOCH, ZoneOffset.UTC);

    private final InMemoryRepository memory = new InMemoryRepository(new DfsRepositoryDescription("crowded"));
    private final ReleaseRepository repository = ReleaseRepository.withoutRemote(
            memory, new BranchNames("main", "release", "release-evidence"));
    private final ObjectInserter inserter = memory.newObjectInserter();

    @AfterEach
    void close() {
        inserter.close();
        repository.close();
        memory.close();
    }

    private ObjectId folder(TreeMap<String, ObjectId> entries, FileMode mode) throws IOException {
        TreeFormatter tree = new TreeFormatter();
        entries.forEach((name, id) -> tree.append(name, mode, id));
        return inserter.insert(tree);
    }

    private Sha commit(String name, ObjectId folder) throws IOException {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(folder(new TreeMap<>(Map.of(name, folder)), FileMode.TREE));
        commit.setAuthor(SOMEBODY);
        commit.setCommitter(SOMEBODY);
        ObjectId id = inserter.insert(commit);
        inserter.flush();
        return new Sha(id.name());
    }

    private AuditReport audited(Sha tip) {
        return new BranchVerification(repository, EvidenceLayout.defaults(), Signatures.none()).verifyAll(
                new RemoteHeads(tip, Optional.empty(), Optional.of(tip)), List.of());
    }

    /** Ten folders of ten entries each, one in the other: 10,000,000,000 paths. */
    @Test
    void folders_that_hold_each_other_many_times_over_are_a_violation_and_stop_no_rollback() throws IOException {
        ObjectId inside = inserter.insert(Constants.OBJ_BLOB, new byte[] {'x'});
        FileMode mode = FileMode.REGULAR_FILE;
        for (int depth = 0; depth < 10; depth++) {
            TreeMap<String, ObjectId> entries = new TreeMap<>();
            for (int entry = 0; entry < 10; entry++) {
                entries.put("e" + entry, inside);
            }
            inside = folder(entries, mode);
            mode = FileMode.TREE;
        }
        Sha tip = commit("evidence", inside);

        assertThat(audited(tip).violations()).anySatisfy(
                violation -> assertThat(violation.line()).contains("changes more than 1000000 files"));
        GeneratedTreesTest.judge(repository, tip);
    }

    /** The same of folders without a file: nothing changed, in any number of places. */
    @Test
    void empty_folders_that_hold_each_other_many_times_over_are_a_violation_and_stop_no_rollback() throws IOException {
        ObjectId inside = folder(new TreeMap<>(), FileMode.TREE);
        for (int depth = 0; depth < 15; depth++) {
            TreeMap<String, ObjectId> entries = new TreeMap<>();
            for (int entry = 0; entry < 10; entry++) {
                entries.put("e" + entry, inside);
            }
            inside = folder(entries, FileMode.TREE);
        }
        Sha tip = commit("evidence", inside);

        assertThat(audited(tip).violations()).anySatisfy(
                violation -> assertThat(violation.line()).contains("changes more than 1000000 files or folders"));
        GeneratedTreesTest.judge(repository, tip);
    }

    /** One blob of 16 MiB under 500 names: 8 GB. */
    @Test
    void a_log_of_many_large_volumes_is_a_violation_and_stops_no_rollback() throws IOException {
        ObjectId volume = inserter.insert(Constants.OBJ_BLOB, "\n".repeat(16 << 20).getBytes(StandardCharsets.US_ASCII));
        TreeMap<String, ObjectId> docs = new TreeMap<>(Map.of("RELEASE_LOG.md", volume));
        for (int number = 2; number <= 500; number++) {
            docs.put("RELEASE_LOG-" + number + ".md", volume);
        }
        Sha tip = commit("docs", folder(docs, FileMode.REGULAR_FILE));

        assertThat(audited(tip).violations()).anySatisfy(
                violation -> assertThat(violation.line()).contains("adds more than", "bytes to the log"));
        GeneratedTreesTest.judge(repository, tip);
    }

    /** A month that lists the same million times as every other month would. */
    @Test
    void a_release_counts_in_the_folder_of_its_own_month_alone() throws IOException {
        ObjectId intent = folder(new TreeMap<>(Map.of(
                "intent.json", inserter.insert(Constants.OBJ_BLOB, new byte[] {'{'}))), FileMode.REGULAR_FILE);
        ObjectId month = folder(new TreeMap<>(Map.of("20261124-1200-rc1", intent)), FileMode.TREE);
        TreeMap<String, ObjectId> months = new TreeMap<>();
        for (int number = 10; number <= 12; number++) {
            months.put("2026-" + number, month);
        }
        Sha tip = commit("evidence", folder(months, FileMode.TREE));

        assertThat(new Journal(repository, EvidenceLayout.defaults()).view(Optional.of(tip))
                .unreadable()).hasSize(1);
    }

    /** Git asks for an order, and takes any. */
    @Test
    void a_folder_in_no_order_is_looked_through_all_the_same() throws IOException {
        ObjectId file = inserter.insert(Constants.OBJ_BLOB, new byte[] {'x'});
        TreeFormatter month = new TreeFormatter();
        for (String name : List.of("c", "a", "b-", "b", "a")) {
            month.append(name, FileMode.REGULAR_FILE, file);
        }
        Sha tip = commit("evidence", inserter.insert(month));

        for (String name : List.of("a", "b", "b-", "c")) {
            assertThat(repository.find(tip, "evidence/" + name)).as(name).isPresent();
        }
        assertThat(repository.find(tip, "evidence/d")).isEmpty();
        assertThat(repository.find(tip, "evidence/a/b")).isEmpty();
        assertThat(repository.list(tip, "evidence")).containsExactly("c", "a", "b-", "b", "a");
        assertThat(repository.list(tip, "")).containsExactly("evidence/");
        assertThat(repository.list(tip, "evidence/a")).isEmpty();
    }
}
