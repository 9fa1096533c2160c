package tests.repository.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tests.repository.git.ReleaseFixture.record;
import static tests.repository.git.ReleaseFixture.soon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Sha;
import lockstep.base.text.Secrets;
import lockstep.repository.git.BranchNames;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.remote.PushOutcome;
import lockstep.repository.remote.RefMove;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clone in which several users work. */
class SharedCloneTest {

    @AutoClose
    private final ReleaseFixture team = new ReleaseFixture();
    private final Path clone = team.clone("operator");

    private void promote() {
        team.land("while the operator works");
        try (ReleaseRepository repository = team.open(clone)) {
            RemoteHeads heads = repository.fetch(soon());
            Sha record = repository.firstCommit(record("evidence/1", "{}"), soon());
            team.git().in(clone, "gc", "--quiet", "--prune=now");
            List<RefMove> moves = List.of(
                    new RefMove.FastForward("release", heads.production().orElseThrow(), heads.staging()),
                    new RefMove.Create("release-evidence", record));
            assertThat(repository.pushAtomically(moves, soon())).isEqualTo(new PushOutcome.Moved());
            repository.fetch(soon());
            repository.rememberTip(record);
        }
    }

    private static Set<Path> in(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String mode(Path path) throws IOException {
        return Integer.toOctalString((int) Files.getAttribute(path, "unix:mode"));
    }

    /** A folder of objects that was not there before, made by git. */
    private Path madeByGit() throws IOException {
        Set<Path> before = in(clone.resolve(".git/objects"));
        for (int i = 0; ; i++) {
            Path file = Files.writeString(clone.resolve("any"), "content " + i);
            team.git().in(clone, "hash-object", "-w", file.toString());
            Set<Path> after = in(clone.resolve(".git/objects"));
            after.removeAll(before);
            if (!after.isEmpty()) {
                return after.iterator().next();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"umask", "false", "group", "true", "all", "world", "0640", "0660", "0666"})
    void what_is_made_in_it_has_the_permissions_that_git_gives(String shared) throws IOException {
        team.git().in(clone, "config", "core.sharedRepository", shared);
        Path folder = madeByGit();
        team.git().in(clone, "update-ref", "refs/others/heads/main", "HEAD");
        Set<Path> known = in(clone.resolve(".git/objects"));
        try (ReleaseRepository repository = team.open(clone)) {
            repository.rememberTip(repository.firstCommit(record("evidence/1", "{}"), soon()));
        }
        Set<Path> made = in(clone.resolve(".git/objects"));
        made.removeAll(known);
        assertThat(made).isNotEmpty();
        for (Path one : made) {
            assertThat(mode(one)).isEqualTo(mode(folder));
            assertThat(mode(in(one).iterator().next())).isEqualTo(mode(in(folder).iterator().next()));
        }
        Path tip = clone.resolve(".git/refs/lockstep/origin/verified/release-evidence");
        Path ref = clone.resolve(".git/refs/others/heads/main");
        assertThat(mode(tip)).isEqualTo(mode(ref));
        assertThat(mode(tip.getParent())).isEqualTo(mode(ref.getParent()));
        assertThat(mode(clone.resolve(".git/refs/lockstep"))).isEqualTo(mode(clone.resolve(".git/refs/others")));
    }

    /** JGit writes the file anew to delete a ref of it. */
    @Test
    void packed_refs_stay_everybody_s_where_a_branch_is_renamed_to_one_below_its_old_name() throws IOException {
        team.git().in(clone, "config", "core.sharedRepository", "0660");
        team.open(clone).fetch(soon());
        team.git().in(clone, "pack-refs", "--all");
        Path packed = clone.resolve(".git/packed-refs");
        assertThat(packed).content().contains(" refs/lockstep/origin/heads/release\n");
        String mode = mode(packed);
        team.git().in(team.bare(), "branch", "-q", "-m", "release", "moved");
        team.git().in(team.bare(), "branch", "-q", "-m", "moved", "release/eu");
        try (ReleaseRepository repository = ReleaseRepository.open(clone, "origin",
                new BranchNames("main", "release/eu", "release-evidence"), team.git().environment(), new Secrets())) {
            repository.fetch(soon());
        }
        assertThat(packed).content().doesNotContain(" refs/lockstep/origin/heads/release\n");
        assertThat(mode(packed)).isEqualTo(mode);
    }

    /** A file is in everybody's way, the administrator's too. */
    @Test
    void a_move_goes_on_where_its_folder_belongs_to_somebody_else() throws IOException {
        Path theirs = Files.writeString(clone.resolve(".git/lockstep"), "theirs");
        Set<Path> before = in(clone.resolve(".git"));
        promote();
        Set<Path> after = in(clone.resolve(".git"));
        after.removeAll(before);
        assertThat(after).extracting(path -> path.getFileName().toString())
                .noneMatch(name -> name.startsWith("lockstep"));
        assertThat(theirs).hasContent("theirs");
        team.git().in(clone, "fsck", "--strict");
    }

    @Test
    void what_a_process_left_there_when_it_died_is_swept_after_two_days() throws IOException {
        Path old = Files.createDirectories(clone.resolve(".git/lockstep-making-1/pack")).getParent();
        Path young = Files.createDirectories(clone.resolve(".git/lockstep-making-2/pack")).getParent();
        Path other = Files.createDirectories(clone.resolve(".git/other"));
        for (Path folder : List.of(old, other)) {
            Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(Duration.ofDays(3))));
        }
        team.open(clone).close();
        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(other).exists();
    }

    @Test
    void the_path_that_cannot_be_written_is_named() throws IOException {
        Path theirs = Files.writeString(clone.resolve(".git/refs/lockstep"), "");
        assertThatThrownBy(this::promote)
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining(theirs.toString())
                .extracting(e -> ((ConfigurationError) e).remedy()).asString()
                .endsWith("If several users work in this clone, see core.sharedRepository in `git help config`.");
    }
}
