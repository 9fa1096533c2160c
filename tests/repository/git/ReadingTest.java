package tests.repository.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tests.repository.git.ReleaseFixture.BRANCHES;
import static tests.repository.git.ReleaseFixture.NOON;
import static tests.repository.git.ReleaseFixture.OLGA;
import static tests.repository.git.ReleaseFixture.record;
import static tests.repository.git.ReleaseFixture.soon;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.NotVerified;
import lockstep.base.error.Refused;
import lockstep.base.release.Sha;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.CommitSummary;
import lockstep.repository.git.History;
import lockstep.repository.git.HistoryCommit;
import lockstep.repository.git.Identity;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.tree.FileWrite;
import lockstep.repository.tree.PathChange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTest {

    private ReleaseFixture team;
    private ReleaseRepository repository;

    @BeforeEach
    void an_operator_has_a_clone() {
        team = new ReleaseFixture();
        repository = team.open(team.clone("operator"));
    }

    @AfterEach
    void close() {
        repository.close();
        team.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void the_heads_are_those_of_the_remote_now_and_not_those_of_the_clone() {
        Sha newest = team.land("after the clone");
        assertThat(repository.fetch(soon()))
                .isEqualTo(new RemoteHeads(newest, Optional.of(team.released()), Optional.empty()));
        assertThat(repository.has(newest)).isTrue();
    }

    @Test
    void a_branch_that_goes_is_gone_and_one_that_is_rewound_is_seen_rewound() {
        RemoteHeads before = repository.fetch(soon());
        team.git().in(team.bare(), "update-ref", "-d", "refs/heads/release");
        team.move("main", team.released());
        assertThat(repository.fetch(soon())).isEqualTo(
                new RemoteHeads(team.released(), Optional.empty(), Optional.empty()));
        assertThat(repository.has(before.staging())).isTrue();
    }

    @Test
    void ancestry_is_git_s() {
        RemoteHeads heads = repository.fetch(soon());
        assertThat(repository.isAncestor(team.released(), heads.staging())).isTrue();
        assertThat(repository.isAncestor(heads.staging(), team.released())).isFalse();
        assertThat(repository.isAncestor(heads.staging(), heads.staging())).isTrue();
    }

    @Test
    void who_wrote_a_commit_is_known_by_the_whole_address() {
        String address = "olga@" + "department.".repeat(12) + "example.org";
        team.git().in(team.folder().resolve("developer"), "config", "user.email", address);
        Sha commit = team.land("by somebody with a long address");
        repository.fetch(soon());
        assertThat(repository.people(Optional.of(team.released()), commit)).contains(address);
    }

    @Test
    void the_commits_to_be_released_are_listed_newest_first_and_harmless() {
        team.land("red \u001b[31malert");
        RemoteHeads heads = repository.fetch(soon());
        List<CommitSummary> commits = repository.commitsBetween(team.released(), heads.staging(), 10);
        assertThat(commits).extracting(CommitSummary::subject).containsExactly("red \\x1b[31malert", "third", "second");
        assertThat(commits).extracting(CommitSummary::author).containsOnly("Olga Operator");
        assertThat(commits.getLast().parents()).containsExactly(team.released());
        assertThat(repository.commitsBetween(team.released(), heads.staging(), 1)).hasSize(1);
    }

    @Test
    void the_paths_that_a_release_changes_are_listed() {
        RemoteHeads heads = repository.fetch(soon());
        assertThat(repository.changedPaths(team.released(), heads.staging()))
                .extracting(PathChange::path)
                .containsExactly("src/file1.txt", "src/file2.txt");
    }

    @Test
    void a_commit_adds_and_replaces_files_and_leaves_the_rest() {
        Sha base = repository.fetch(soon()).staging();
        CommitDraft first = new CommitDraft(
                List.of(FileWrite.add("docs/LOG.md", bytes("one\n")),
                        FileWrite.add("src-evidence/a/1.json", bytes("{}"))),
                "Start\n\nwith a body", OLGA, NOON);
        Sha second = repository.commitOn(
                repository.commitOn(base, first, soon()),
                new CommitDraft(List.of(FileWrite.put("docs/LOG.md", bytes("one\ntwo\n"))), "Append", OLGA, NOON),
                soon());
        assertThat(repository.read(second, "docs/LOG.md", 100)).hasValue(bytes("one\ntwo\n"));
        assertThat(repository.list(second, "")).containsExactly("docs/", "src-evidence/", "src/");
        assertThat(repository.list(second, "src")).containsExactly("file0.txt", "file1.txt", "file2.txt");
        assertThat(repository.list(second, "nowhere")).isEmpty();
        String clone = team.folder().resolve("operator").toString();
        team.git().in(team.folder(), "-C", clone, "fsck", "--strict");
        assertThat(team.git().in(team.folder(), "-C", clone, "log", "-1", "--format=%an <%ae> %at %cn %B",
                second + "^"))
                .isEqualTo("Olga Operator <olga@example.org> " + NOON.getEpochSecond()
                        + " Olga Operator Start\n\nwith a body");
    }

    @Test
    void names_that_are_not_utf_8_survive_a_commit_beside_them() {
        Sha base = repository.fetch(soon()).staging();
        String clone = team.folder().resolve("operator").toString();
        String blob = team.git().in(team.folder(), "-C", clone, "hash-object", "-w", "/dev/null");
        String tree = shell("printf '100644 blob " + blob + "\\tcaf\\351\\000100644 blob " + blob
                + "\\tcaf\\303\\251\\000'"
                + " | git -C " + clone + " mktree -z");
        Sha odd = new Sha(team.git().in(team.folder(), "-C", clone, "commit-tree", "-p", base.hex(), "-m", "odd",
                tree));
        Sha next = repository.commitOn(odd, record("docs/x", "x"), soon());
        assertThat(team.git().in(team.folder(), "-C", clone, "ls-tree", next.hex()))
                .contains("\"caf\\303\\251\"", "\"caf\\351\"", "docs");
        team.git().in(team.folder(), "-C", clone, "fsck", "--strict");
    }

    private String shell(String script) {
        return team.git().in(team.folder(), "-c", "alias.sh=!" + script, "sh");
    }

    @Test
    void evidence_is_only_ever_added() {
        Sha first = repository.firstCommit(record("evidence/1/run.json", "{}"), soon());
        assertThatThrownBy(() -> repository.commitOn(first, record("evidence/1/run.json", "{\"verdict\":\"pass\"}"),
                soon()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("evidence/1/run.json is there already");
        assertThatThrownBy(() -> repository.commitOn(first, record("evidence/1/run.json/below", "{}"), soon()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("evidence/1/run.json is not a folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc/passwd", "a//b", "a/../b", "a/.git/config", ".GIT/config", "a/", "a\0b", "./a"})
    void a_path_that_leads_out_of_the_tree_is_not_written(String path) {
        assertThatThrownBy(() -> repository.firstCommit(record(path, "x"), soon()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_file_larger_than_the_cap_is_not_read() {
        Sha commit = repository.firstCommit(record("big", "x".repeat(1_000)), soon());
        assertThatThrownBy(() -> repository.read(commit, "big", 999))
                .isInstanceOf(NotVerified.class)
                .hasMessageContaining("1000 bytes");
        assertThat(repository.read(commit, "big", 1_000)).isPresent();
        assertThat(repository.read(commit, "small", 1_000)).isEmpty();
    }

    @Test
    void the_history_is_read_oldest_first_with_what_each_commit_changed() {
        Sha first = repository.firstCommit(record("evidence/1", "a"), soon());
        CommitDraft change = new CommitDraft(
                List.of(FileWrite.put("evidence/1", bytes("b")), FileWrite.add("evidence/2", bytes("c"))), "2", OLGA,
                NOON);
        Sha second = repository.commitOn(first, change, soon());
        Sha third = repository.commitOn(second, record("evidence/3", "d"), soon());
        assertThat(read(repository.history(third))).containsExactly(
                first.abbreviated() + " Added evidence/1",
                second.abbreviated() + " Modified evidence/1, Added evidence/2",
                third.abbreviated() + " Added evidence/3");
        assertThat(read(repository.historyAfter(second, third)))
                .containsExactly(third.abbreviated() + " Added evidence/3");
    }

    private static List<String> read(History history) {
        List<String> lines = new ArrayList<>();
        try (history) {
            history.forEachRemaining(commit -> lines.add(line(commit)));
        }
        return lines;
    }

    private static String line(HistoryCommit commit) {
        List<String> changes = commit.changes().stream()
                .map(change -> change.getClass().getSimpleName() + " " + change.path())
                .toList();
        return commit.commit().sha().abbreviated() + " " + String.join(", ", changes);
    }

    @Test
    void a_tip_that_cannot_be_remembered_for_a_stale_lock_is_an_error_and_not_forgotten() throws IOException {
        Sha tip = repository.firstCommit(record("evidence/1", "a"), soon());
        Path lock = team.folder().resolve("operator/.git/refs/lockstep/origin/verified/release-evidence.lock");
        Files.createDirectories(lock.getParent());
        Files.createFile(lock);
        assertThatThrownBy(() -> repository.rememberTip(tip))
                .isInstanceOf(ConfigurationError.class)
                .hasMessage("what was fetched or verified cannot be remembered: the ref "
                        + "refs/lockstep/origin/verified/release-evidence is locked")
                .extracting(error -> ((ConfigurationError) error).remedy())
                .isEqualTo("If nothing else of Lockstep runs here, delete " + lock + ", then start again.");
        Files.delete(lock);
        repository.rememberTip(tip);
        assertThat(repository.rememberedTip()).hasValue(tip);
    }

    @Test
    void a_branch_that_was_fetched_and_cannot_be_kept_for_a_stale_lock_is_an_error() throws IOException {
        repository.fetch(soon());
        team.land("next");
        Path lock = team.folder().resolve("operator/.git/refs/lockstep/origin/heads/main.lock");
        Files.createFile(lock);
        assertThatThrownBy(() -> repository.fetch(soon())).isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("refs/lockstep/origin/heads/main is locked");
        Files.delete(lock);
        repository.fetch(soon());
    }

    @Test
    void the_tip_that_was_found_in_order_is_remembered_in_the_clone_and_by_nothing_else() {
        Sha tip = repository.firstCommit(record("evidence/1", "a"), soon());
        assertThat(repository.rememberedTip()).isEmpty();
        repository.rememberTip(tip);
        repository.fetch(soon());
        try (ReleaseRepository later = team.open(team.folder().resolve("operator"))) {
            assertThat(later.rememberedTip()).hasValue(tip);
            assertThat(later.branches()).isEqualTo(BRANCHES);
            assertThat(later.identity()).hasValue(new Identity("Olga Operator", "olga@example.org"));
        }
    }
}
