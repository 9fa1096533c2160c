package tests.record.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import lockstep.base.release.Sha;
import lockstep.record.audit.AuditReport;
import lockstep.record.audit.AuditRule;
import lockstep.record.audit.Violation;
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
import org.junit.jupiter.api.Test;

/** The versions of a log are judged as if each were compared with the one before it, whatever it becomes later. */
class LogVersionsTest {

    private static final int HISTORIES = 300;
    private static final BranchNames BRANCHES = new BranchNames("main", "release", "release-evidence");
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void a_log_that_only_grew_is_in_order() throws IOException {
        assertThat(found(List.of("one\n", "one\ntwo\n", "one\ntwo\nsix\n"))).isEmpty();
    }

    @Test
    void a_version_that_was_changed_and_put_right_again_is_found_twice() throws IOException {
        assertThat(found(List.of("one\n", "one\ntwo\n", "one\nTWO\n", "one\ntwo\n", "one\ntwo\nsix\n")))
                .isEqualTo(List.of(2, 3));
    }

    @Test
    void of_any_history_just_the_commits_are_found_that_did_not_append() throws IOException {
        for (int seed = 0; seed < HISTORIES; seed++) {
            List<String> versions = versions(new Random(seed));
            List<Integer> expected = new ArrayList<>();
            for (int at = 1; at < versions.size(); at++) {
                if (!versions.get(at).startsWith(versions.get(at - 1))) {
                    expected.add(at);
                }
            }
            assertThat(found(versions)).as("seed " + seed + ": " + versions).isEqualTo(expected);
        }
    }

    /** Mostly growing; now and then cut, changed in place or put back. */
    private static List<String> versions(Random random) {
        List<String> versions = new ArrayList<>(List.of("begin\n"));
        for (int count = 2 + random.nextInt(8); count > 0; count--) {
            String last = versions.getLast();
            versions.add(switch (random.nextInt(12)) {
                case 0 -> last.substring(0, random.nextInt(last.length() + 1));
                case 1 -> last.isEmpty() ? "!" : last.substring(0, last.length() - 1) + "!";
                case 2 -> versions.get(random.nextInt(versions.size()));
                default -> last + "line " + random.nextInt(10) + "\n";
            });
        }
        return versions;
    }

    /** The numbers of the commits that are said not to have appended. */
    private static List<Integer> found(List<String> versions) throws IOException {
        try (InMemoryRepository memory = new InMemoryRepository(new DfsRepositoryDescription("log"));
                ObjectInserter inserter = memory.newObjectInserter();
                ReleaseRepository repository = ReleaseRepository.withoutRemote(memory, BRANCHES)) {
            List<String> commits = new ArrayList<>();
            for (String version : versions) {
                commits.add(commit(inserter, version, commits));
            }
            inserter.flush();
            RemoteHeads heads = new RemoteHeads(
                    new Sha(commits.getFirst()), Optional.empty(), Optional.of(new Sha(commits.getLast())));
            AuditReport report = new BranchVerification(repository, EvidenceLayout.defaults(), Signatures.none())
                    .verifyAll(heads, List.of());
            return report.violations().stream()
                    .filter(violation -> violation.rule() == AuditRule.LOG_APPEND_ONLY)
                    .map(Violation::where)
                    .map(where -> commits.indexOf(where.replace("commit ", "")))
                    .toList();
        }
    }

    private static String commit(ObjectInserter inserter, String log, List<String> before) throws IOException {
        TreeFormatter docs = new TreeFormatter();
        docs.append("RELEASE_LOG.md", FileMode.REGULAR_FILE,
                inserter.insert(Constants.OBJ_BLOB, log.getBytes(StandardCharsets.UTF_8)));
        TreeFormatter top = new TreeFormatter();
        top.append("docs", FileMode.TREE, inserter.insert(docs));
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(inserter.insert(top));
        if (!before.isEmpty()) {
            commit.setParentId(ObjectId.fromString(before.getLast()));
        }
        PersonIdent ada = new PersonIdent("Ada", "ada@example.org", NOW.plusSeconds(before.size()),
                ZoneOffset.UTC);
        commit.setAuthor(ada);
        commit.setCommitter(ada);
        commit.setMessage("Write the log\n");
        return inserter.insert(commit).name();
    }
}
