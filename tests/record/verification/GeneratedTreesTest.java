package tests.record.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.gates.http.Deadline;
import lockstep.record.audit.AuditReport;
import lockstep.record.checkpoint.Checkpoint;
import lockstep.record.journal.Journal;
import lockstep.record.journal.JournalView;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.layout.PathRole;
import lockstep.record.log.RollbackEntry;
import lockstep.record.log.RollbackResult;
import lockstep.record.signature.Signatures;
import lockstep.record.verification.BranchVerification;
import lockstep.record.verification.ChainReader;
import lockstep.repository.git.BranchNames;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.Identity;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.tree.FileWrite;
import org.eclipse.jgit.internal.storage.dfs.DfsRepositoryDescription;
import org.eclipse.jgit.internal.storage.dfs.InMemoryRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.junit.jupiter.api.Test;

/**
 * Whatever somebody pushes to the evidence branch: it is judged, and a rollback can be recorded on top of it.
 * {@code -Dlockstep.trees=100000} tries that many.
 */
class GeneratedTreesTest {

    private static final int TREES = Integer.getInteger("lockstep.trees", 2_000);
    private static final int A_REPOSITORY = 10;
    /** Much larger than anything that is evidence. */
    private static final int HUGE = 20 << 20;
    private static final BranchNames BRANCHES = new BranchNames("main", "release", "release-evidence");
    private static final EvidenceLayout LAYOUT = EvidenceLayout.defaults();
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final Sha GOOD = new Sha("a".repeat(40));
    private static final Sha BAD = new Sha("b".repeat(40));

    @Test
    void no_generated_tree_breaks_the_audit_or_stops_a_rollback_from_being_recorded() throws IOException {
        for (int first = 0; first < TREES; first += A_REPOSITORY) {
            play(first, Math.min(A_REPOSITORY, TREES - first), false);
        }
    }

    @Test
    void no_huge_file_breaks_the_audit_or_stops_a_rollback_from_being_recorded() throws IOException {
        play(1, 50, true);
    }

    /** In a thread of the size that every thread of the product has. */
    @Test
    void a_name_of_thousands_of_words_has_the_role_of_its_place() {
        Map<String, PathRole> documents = Map.of(
                "sets/all/20261124-1200-set1", PathRole.DOCUMENT, "canary/2026-11/20261124-1200-canary1", PathRole.STRAY);
        documents.forEach((folder, role) -> {
            String name = "evidence/" + folder + "/0001-" + "a-".repeat(4_000) + "a";
            assertThat(LAYOUT.role(name + ".txt")).as(folder).isEqualTo(PathRole.STRAY);
            assertThat(LAYOUT.role(name + ".json")).as(folder).isEqualTo(role);
        });
    }

    private static void play(int first, int count, boolean huge) throws IOException {
        try (InMemoryRepository memory = new InMemoryRepository(new DfsRepositoryDescription("odd"));
                ObjectInserter inserter = memory.newObjectInserter();
                ReleaseRepository repository = ReleaseRepository.withoutRemote(memory, BRANCHES)) {
            List<ObjectId> blobs = OddTrees.contents(inserter);
            if (huge) {
                blobs.add(inserter.insert(Constants.OBJ_BLOB, new byte[HUGE]));
            }
            List<ObjectId> tips = new ArrayList<>();
            for (int seed = first; seed < first + count; seed++) {
                tips.add(new OddTrees(seed, inserter, blobs).branch());
            }
            inserter.flush();
            for (int i = 0; i < count; i++) {
                try {
                    judge(repository, new Sha(tips.get(i).name()));
                } catch (RuntimeException | AssertionError e) {
                    throw new AssertionError("seed " + (first + i), e);
                }
            }
        }
    }

    static void judge(ReleaseRepository repository, Sha tip) {
        RemoteHeads heads = new RemoteHeads(GOOD, Optional.of(BAD), Optional.of(tip));
        AuditReport report = new BranchVerification(repository, LAYOUT, Signatures.none()).verifyAll(heads, List.of());
        assertThat(report.commits()).isBetween(0L, 3L);
        Journal journal = new Journal(repository, LAYOUT);
        JournalView view = journal.view(Optional.of(tip));
        ReleaseId id = view.nextId(ReleaseId.Kind.ROLLBACK, NOW);
        assertThat(id.toString()).startsWith("20261124-");
        RollbackEntry entry = new RollbackEntry(
                id, "5xx spike", BAD, GOOD, Optional.empty(), Environment.PRODUCTION, List.of("redeploy"), List.of(), RollbackResult.PARTIAL, "",
                new Operator("Ada"), List.of());
        CommitDraft draft = new CommitDraft(
                List.of(FileWrite.add(EvidenceLayout.intent(id), "{}".getBytes(StandardCharsets.UTF_8)),
                        journal.append(view.log(), entry)),
                "Roll back\n", new Identity("Ada", "ada@example.org"), NOW).clearingTheWay();
        Checkpoint next = new ChainReader(repository, LAYOUT).next(Optional.of(tip), draft, "demo");
        Sha recorded = repository.commitOn(tip, draft.with(FileWrite.over(
                EvidenceLayout.CHECKPOINT, (next.text() + "\n").getBytes(StandardCharsets.UTF_8))),
                Deadline.in(Duration.ofSeconds(120)));
        assertThat(journal.view(Optional.of(recorded)).entry(id).isPresent())
                .as("the entry is read back from " + draft.writes().getLast().path()).isTrue();
    }
}
