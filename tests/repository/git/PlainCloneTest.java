package tests.repository.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What fixtures take for a clone is what git makes of one. */
class PlainCloneTest {

    @TempDir
    Path folder;

    private Git git;
    private Path bare;
    private Path author;

    @BeforeEach
    void a_bare_repository_and_an_author() throws IOException {
        folder = folder.toRealPath();
        git = new Git(folder.resolve("home"));
        bare = folder.resolve("service.git");
        git.in(folder, "init", "-q", "--bare", bare.toString());
        author = folder.resolve("author");
        git.in(folder, "clone", "-q", bare.toString(), author.toString());
        git.in(author, "commit", "-q", "--allow-empty", "-m", "nothing yet");
        git.in(author, "push", "-q", "origin", "HEAD:main");
    }

    /** Every file of both, but for what says when, and where. */
    private void isWhatGitMakes() throws IOException {
        Path made = folder.resolve("made");
        Path real = folder.resolve("real");
        assertThat(PlainClone.of(git, bare, made)).isTrue();
        git.in(folder, "clone", "-q", bare.toString(), real.toString());
        assertThat(files(made)).isEqualTo(files(real));
        for (String[] words : new String[][] {{"status"}, {"fsck", "--strict"}, {"ls-files", "-s", "-v"}, {"show-ref", "-d"},
            {"for-each-ref", "--format=%(refname) %(symref) %(upstream)"}, {"config", "--list", "--local"},
            {"rev-parse", "HEAD", "@{upstream}"}, {"log", "-g", "--format=%H %gs %gn", "HEAD"}, {"fetch", "--dry-run"}}) {
            assertThat(git.in(made, words)).as(String.join(" ", words)).isEqualTo(git.in(real, words));
        }
        assertThat(git.in(made, "status", "--porcelain")).isEmpty();
    }

    private static Map<String, String> files(Path clone) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(clone)) {
            all.forEach(path -> files.put(clone.relativize(path).toString(), content(clone.relativize(path).toString(), path)));
        }
        return files;
    }

    private static String content(String name, Path path) {
        try {
            String mode = Files.getPosixFilePermissions(path) + " ";
            if (Files.isDirectory(path)) {
                return mode;
            }
            // The index tells of each file when it was written.
            return mode + (name.equals(".git/index") ? "" : new String(Files.readAllBytes(path), "ISO-8859-1"))
                    .replaceAll("(?m)> \\d+ \\+0000\t", "> ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void of_a_tree_without_files() throws IOException {
        isWhatGitMakes();
        assertThat(Files.readAllBytes(folder.resolve("made/.git/index")))
                .isEqualTo(Files.readAllBytes(folder.resolve("real/.git/index")));
    }

    @Test
    void of_files_folders_programs_and_links_with_branches_and_tags_of_all_kinds() throws IOException {
        Files.createDirectories(author.resolve("a/b"));
        Files.writeString(author.resolve("a/b/text"), "text\n");
        Files.writeString(author.resolve("a/run"), "#!/bin/sh\n").toFile().setExecutable(true);
        Files.createSymbolicLink(author.resolve("link"), Path.of("a/run"));
        git.in(author, "add", "-A");
        git.in(author, "commit", "-q", "-m", "files");
        git.in(author, "tag", "plain");
        git.in(author, "tag", "-a", "-m", "told", "told");
        git.in(author, "push", "-q", "origin", "HEAD:main", "HEAD:a/branch/below", "HEAD~:refs/heads/release", "plain", "told");
        git.in(bare, "update-ref", "refs/lockstep/other", "main");
        isWhatGitMakes();
    }

    @Test
    void of_refs_and_objects_that_were_packed_and_moved_since() throws IOException {
        git.in(author, "push", "-q", "origin", "HEAD:release");
        git.in(bare, "pack-refs", "--all");
        git.in(bare, "repack", "-q", "-a", "-d");
        git.in(author, "commit", "-q", "--allow-empty", "-m", "more");
        git.in(author, "push", "-q", "origin", "HEAD:main");
        isWhatGitMakes();
    }

    /** Else somebody who sets something would not see what it does. */
    @Test
    void whatever_is_unusual_is_left_to_git() throws IOException {
        git.in(bare, "symbolic-ref", "HEAD", "refs/heads/nowhere");
        assertThat(PlainClone.of(git, bare, folder.resolve("made"))).isFalse();
        git.in(bare, "symbolic-ref", "HEAD", "refs/heads/main");
        git.in(bare, "config", "transfer.hideRefs", "refs/heads/main");
        assertThat(PlainClone.of(git, bare, folder.resolve("made"))).isFalse();
        git.in(bare, "config", "--remove-section", "transfer");
        git.in(bare, "symbolic-ref", "refs/heads/other", "refs/heads/main");
        assertThat(PlainClone.of(git, bare, folder.resolve("made"))).isFalse();
        git.in(bare, "symbolic-ref", "-d", "refs/heads/other");
        git.in(folder, "config", "--global", "clone.defaultRemoteName", "upstream");
        assertThat(PlainClone.of(git, bare, folder.resolve("made"))).isFalse();
        assertThat(folder.resolve("made")).doesNotExist();
        git.clone(bare, folder.resolve("made"));
        assertThat(git.in(folder.resolve("made"), "remote")).isEqualTo("upstream");
    }
}
