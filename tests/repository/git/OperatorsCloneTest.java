package tests.repository.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tests.repository.git.ReleaseFixture.record;
import static tests.repository.git.ReleaseFixture.soon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.LockstepError;
import lockstep.base.error.Refused;
import lockstep.base.release.Sha;
import lockstep.base.text.Secrets;
import lockstep.repository.git.BranchNames;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.remote.PushOutcome;
import lockstep.repository.remote.RefMove;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorsCloneTest {

    private ReleaseFixture team;
    private Path clone;

    @BeforeEach
    void an_operator_in_the_middle_of_something() {
        team = new ReleaseFixture();
        clone = team.clone("operator");
        ReleaseFixture.write(clone.resolve("src/file0.txt"), "stashed");
        git("stash");
        ReleaseFixture.write(clone.resolve("src/file1.txt"), "staged");
        git("add", ".");
        ReleaseFixture.write(clone.resolve("src/file1.txt"), "not staged");
        ReleaseFixture.write(clone.resolve("untracked"), "untracked");
    }

    @AfterEach
    void close() {
        team.close();
    }

    private String git(String... words) {
        return team.git().in(clone, words);
    }

    private void a_whole_promotion_from(Path folder) {
        team.land("while the operator works");
        try (ReleaseRepository repository = team.open(folder)) {
            RemoteHeads heads = repository.fetch(soon());
            Sha intent = repository.firstCommit(record("evidence/1", "{}"), soon());
            List<RefMove> moves = List.of(
                    new RefMove.FastForward("release", heads.production().orElseThrow(), heads.staging()),
                    new RefMove.Create("release-evidence", intent));
            assertThat(repository.pushAtomically(moves, soon())).isEqualTo(new PushOutcome.Moved());
            repository.fetch(soon());
            repository.rememberTip(intent);
        }
    }

    /** Everything in the clone that is the operator's: all files but objects and our refs. */
    private Map<String, String> theirs() {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(clone)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                String name = clone.relativize(path).toString();
                if (!name.startsWith(".git/objects/") && !name.startsWith(".git/refs/lockstep/")) {
                    files.put(name, Arrays.toString(Files.readAllBytes(path)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private List<String> state() {
        return List.of(
                git("status", "--porcelain=v2", "--branch"),
                git("stash", "list"),
                git("for-each-ref", "refs/heads", "refs/remotes", "refs/tags", "refs/stash"),
                git("config", "--list", "--local"));
    }

    @Test
    void nothing_of_the_operators_is_touched_by_a_whole_promotion() {
        List<String> state = state();
        Map<String, String> files = theirs();
        a_whole_promotion_from(clone);
        assertThat(theirs()).isEqualTo(files);
        assertThat(state()).isEqualTo(state);
    }

    @Test
    void a_detached_head_stays_where_it_is() {
        git("stash");
        git("checkout", "-q", "HEAD~1");
        Map<String, String> files = theirs();
        a_whole_promotion_from(clone);
        assertThat(theirs()).isEqualTo(files);
    }

    @Test
    void a_folder_below_the_top_serves_as_well() {
        a_whole_promotion_from(clone.resolve("src"));
    }

    @Test
    void a_linked_worktree_serves_as_well() {
        git("worktree", "add", "-q", "-b", "side", "../side");
        Map<String, String> files = theirs();
        a_whole_promotion_from(team.folder().resolve("side"));
        assertThat(theirs()).isEqualTo(files);
    }

    @Test
    void a_bare_clone_serves_as_well() {
        team.git().in(team.folder(), "clone", "-q", "--bare", team.bare().toString(), "bare-clone");
        a_whole_promotion_from(team.folder().resolve("bare-clone"));
    }

    @Test
    void variables_that_lead_to_another_repository_are_not_followed() {
        Path other = team.clone("other");
        team.git().environment().put("GIT_DIR", other.resolve(".git").toString());
        team.git().environment().put("GIT_INDEX_FILE", other.resolve(".git/index").toString());
        try (ReleaseRepository repository = team.open(clone)) {
            repository.fetch(soon());
        }
        assertThat(clone.resolve(".git/refs/lockstep/origin/heads/main")).exists();
        assertThat(other.resolve(".git/refs/lockstep")).doesNotExist();
    }

    private void refused(Class<? extends LockstepError> how, Path folder, String why) {
        assertThatThrownBy(() -> team.open(folder).close()).isInstanceOf(how).hasMessageContaining(why);
    }

    @Test
    void a_shallow_clone_is_refused() {
        team.git().in(team.folder(), "clone", "-q", "--depth", "1", "file://" + team.bare(), "shallow");
        refused(Refused.class, team.folder().resolve("shallow"), "shallow");
    }

    @Test
    void a_partial_clone_is_refused() {
        team.git().in(team.bare(), "config", "uploadpack.allowFilter", "true");
        team.git().in(team.folder(), "clone", "-q", "--filter=blob:none", "file://" + team.bare(), "partial");
        refused(Refused.class, team.folder().resolve("partial"), "partial");
    }

    @Test
    void replace_refs_are_refused() {
        git("replace", "HEAD", "HEAD~1");
        refused(Refused.class, clone, "replace refs");
    }

    @Test
    void a_mirror_is_refused_for_others_write_what_it_remembers() {
        team.git().in(team.folder(), "clone", "-q", "--mirror", team.bare().toString(), "mirror");
        refused(Refused.class, team.folder().resolve("mirror"), "remote.origin.fetch is +refs/*:refs/*");
        git("config", "--add", "remote.backup.fetch", "+refs/lockstep/*:refs/lockstep/*");
        refused(Refused.class, clone, "remote.backup.fetch is +refs/lockstep/*:refs/lockstep/*");
        git("config", "--replace-all", "remote.backup.fetch", "+refs/*:refs/remotes/backup/*");
        a_whole_promotion_from(clone);
    }

    @Test
    void what_git_would_refuse_to_fetch_is_fetched_and_judged_where_it_is_read() {
        git("config", "transfer.fsckObjects", "true");
        String tree = team.git().in(team.bare(), "-c", "alias.odd=!printf '100644 blob %s\\t.git\\n' $(printf x | git"
                + " hash-object -w --stdin) | git mktree", "odd");
        String commit = team.git().in(team.bare(), "-c", "user.name=Mallory", "-c", "user.email=m@example.org",
                "commit-tree", "-m", "odd", tree);
        team.git().in(team.bare(), "update-ref", "refs/heads/release-evidence", commit);
        try (ReleaseRepository repository = team.open(clone)) {
            assertThat(repository.fetch(soon()).evidence()).contains(new Sha(commit));
        }
    }

    @Test
    void a_branch_that_is_renamed_to_one_below_its_old_name_is_seen_where_it_is() {
        a_whole_promotion_from(clone);
        team.git().in(team.bare(), "branch", "-q", "-m", "release", "moved");
        team.git().in(team.bare(), "branch", "-q", "-m", "moved", "release/eu");
        BranchNames renamed = new BranchNames("main", "release/eu", "release-evidence");
        try (ReleaseRepository repository = ReleaseRepository.open(
                clone, "origin", renamed, team.git().environment(), new Secrets())) {
            assertThat(repository.fetch(soon()).production()).isPresent();
        }
    }

    @Test
    void a_remembered_branch_is_never_thrown_away_for_the_name_of_another() {
        a_whole_promotion_from(clone);
        team.git().in(team.bare(), "branch", "-q", "-m", "release-evidence", "moved");
        team.git().in(team.bare(), "branch", "-q", "-m", "moved", "release-evidence/eu");
        BranchNames renamed = new BranchNames("main", "release", "release-evidence/eu");
        try (ReleaseRepository repository = ReleaseRepository.open(
                clone, "origin", renamed, team.git().environment(), new Secrets())) {
            Sha tip = repository.fetch(soon()).evidence().orElseThrow();
            assertThatThrownBy(() -> repository.rememberTip(tip))
                    .isInstanceOf(ConfigurationError.class)
                    .hasMessage("what this clone remembers of another branch, refs/lockstep/origin/verified/"
                            + "release-evidence, is in the way of refs/lockstep/origin/verified/release-evidence/eu");
        }
    }

    private Path onAnotherFileSystem() throws IOException {
        for (String folder : List.of("/dev/shm", "/tmp", "/var/tmp", System.getProperty("user.home"))) {
            Path path = Path.of(folder);
            if (Files.isWritable(path) && !Files.getFileStore(path).equals(Files.getFileStore(team.folder()))) {
                return path;
            }
        }
        throw new IllegalStateException("this machine has one file system only");
    }

    @Test
    void objects_on_a_file_system_that_cannot_be_linked_to_are_copied() throws IOException {
        Path objects = clone.resolve(".git/objects");
        Path elsewhere = Files.createTempDirectory(onAnotherFileSystem(), "objects");
        try {
            team.git().in(team.folder(), "-c", "alias.move=!mv " + objects + " " + elsewhere + "/objects && ln -s "
                    + elsewhere + "/objects " + objects, "move");
            a_whole_promotion_from(clone);
            assertThat(git("log", "-1", "--format=%s", "refs/lockstep/origin/verified/release-evidence")).isNotBlank();
            assertThat(git("fsck", "--connectivity-only")).isNotNull();
        } finally {
            team.git().in(team.folder(), "-c", "alias.clear=!rm -rf " + elsewhere, "clear");
        }
    }

    @Test
    void grafts_are_refused() {
        ReleaseFixture.write(clone.resolve(".git/info/grafts"), git("rev-parse", "HEAD") + "\n");
        refused(Refused.class, clone, "grafts");
    }

    @Test
    void a_repository_of_sha_256_is_refused() {
        team.git().in(team.folder(), "init", "-q", "--object-format=sha256", "sha256");
        refused(Refused.class, team.folder().resolve("sha256"), "SHA-256");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "remote.origin.pushurl=FOLDER/elsewhere.git",
        "url.FOLDER/elsewhere.git.pushInsteadOf=FOLDER/remote.git",
        "url.FOLDER/elsewhere.git.insteadOf=FOLDER/remote.git"})
    void a_push_goes_where_git_would_push(String setting) {
        String folder = team.folder().toString();
        String[] words = setting.replace("FOLDER", folder).split("=");
        git("config", words[0], words[1]);
        try (ReleaseRepository repository = team.open(clone)) {
            assertThat(repository.remoteAddress()).isEqualTo(git("remote", "get-url", "--push", "origin"))
                    .endsWith("/elsewhere.git");
        }
    }

    @Test
    void several_addresses_are_refused() {
        git("remote", "set-url", "--add", "origin", "/a");
        refused(Refused.class, clone, "several addresses");
    }

    @Test
    void several_push_addresses_are_refused() {
        git("remote", "set-url", "--add", "--push", "origin", "/a");
        git("remote", "set-url", "--add", "--push", "origin", "/b");
        refused(Refused.class, clone, "several addresses");
    }

    @Test
    void a_folder_without_a_repository_is_named() throws IOException {
        Path empty = Files.createDirectory(team.folder().resolve("empty"));
        refused(ConfigurationError.class, empty, "is not a repository that git opens");
        refused(ConfigurationError.class, team.folder().resolve("nowhere"), "there is no folder");
    }

    @Test
    void a_remote_that_is_not_there_is_named() {
        BranchNames branches = ReleaseFixture.BRANCHES;
        assertThatThrownBy(() -> ReleaseRepository.open(clone, "upstream", branches, team.git().environment(),
                new Secrets()))
                .isInstanceOf(ConfigurationError.class)
                .hasMessage("this repository has no remote upstream");
    }

    @Test
    void a_remote_without_the_staging_branch_is_named() {
        team.git().in(team.bare(), "update-ref", "-d", "refs/heads/main");
        try (ReleaseRepository repository = team.open(clone)) {
            RemoteHeads heads = repository.fetch(soon());
            assertThat(heads.production()).contains(team.released());
            assertThat(heads.knownStaging()).isEmpty();
            assertThatThrownBy(heads::staging)
                    .isInstanceOf(ConfigurationError.class)
                    .hasMessage("the remote " + team.bare() + " has no branch main");
        }
    }

    @Test
    void a_remote_that_has_gone_is_named() {
        git("remote", "set-url", "origin", "../gone.git");
        try (ReleaseRepository repository = team.open(clone)) {
            assertThatThrownBy(() -> repository.fetch(soon()))
                    .isInstanceOf(ConfigurationError.class)
                    .hasMessageContaining("cannot be read: ")
                    .satisfies(gone -> assertThat(gone.getMessage().split("gone\\.git")).as("named once").hasSize(2))
                    // Which of the two git says depends on whether its end or its words are seen first.
                    .hasMessageFindingMatch("does not appear to be a git repository|not found");
        }
    }
}
