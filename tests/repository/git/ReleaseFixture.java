package tests.repository.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import lockstep.base.release.Sha;
import lockstep.base.text.Secrets;
import lockstep.gates.http.Deadline;
import lockstep.repository.git.BranchNames;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.Identity;
import lockstep.repository.git.ReleaseRepository;
import lockstep.repository.tree.FileWrite;
import tests.house.Program;
import tests.house.Scratch;

/**
 * A team's remote, a bare repository with {@code main} two commits ahead of {@code release}, and clones of it, all made
 * by real git in a folder of its own.
 */
public final class ReleaseFixture implements AutoCloseable {

    public static final BranchNames BRANCHES = new BranchNames("main", "release", "release-evidence");
    static final Identity OLGA = new Identity("Olga Operator", "olga@example.org");
    static final Instant NOON = Instant.parse("2026-01-22T12:00:00Z");

    private final Path folder;
    private final Path bare;
    private final Path developer;
    private final Git git;
    private final Sha released;
    private int files;

    ReleaseFixture() {
        folder = Scratch.folder("lockstep-git");
        git = new Git(folder.resolve("home"));
        bare = folder.resolve("remote.git");
        git.in(folder, "init", "-q", "--bare", bare.toString());
        git.in(bare, "config", "http.receivepack", "true");
        developer = clone("developer");
        released = land("first");
        git.in(developer, "push", "-q", "origin", "main:release");
        land("second");
        land("third");
    }

    static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(120));
    }

    Path folder() {
        return folder;
    }

    Path bare() {
        return bare;
    }

    Git git() {
        return git;
    }

    /** Where {@code release} is at first. */
    Sha released() {
        return released;
    }

    /** The developer lands one more commit on {@code main}. */
    Sha land(String subject) {
        write(developer.resolve("src/file" + files++ + ".txt"), subject + "\n");
        git.in(developer, "add", ".");
        git.in(developer, "commit", "-q", "-m", subject);
        git.in(developer, "push", "-q", "origin", "main");
        return new Sha(git.in(developer, "rev-parse", "HEAD"));
    }

    /** Somebody moves a branch of the remote without Lockstep. */
    void move(String branch, Sha to) {
        git.in(bare, "update-ref", "refs/heads/" + branch, to.hex());
    }

    /** Where a branch of the remote is; an empty text if it is nowhere. */
    String head(String branch) {
        return git.in(bare, "for-each-ref", "--format=%(objectname)", "refs/heads/" + branch);
    }

    Path clone(String name) {
        return clone(name, bare.toString());
    }

    Path clone(String name, String address) {
        git.in(folder, "clone", "-q", address, name);
        return folder.resolve(name);
    }

    /** A clone of the folder whose {@code origin} is then set to another address, which need not answer. */
    Path cloneWithOrigin(String name, String address) {
        Path clone = clone(name);
        git.in(clone, "remote", "set-url", "origin", address);
        return clone;
    }

    ReleaseRepository open(Path clone) {
        return open(clone, new Secrets());
    }

    ReleaseRepository open(Path clone, Secrets secrets) {
        return ReleaseRepository.open(clone, "origin", BRANCHES, git.environment(), secrets);
    }

    static CommitDraft record(String path, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return new CommitDraft(List.of(FileWrite.add(path, bytes)), "Record " + path, OLGA, NOON);
    }

    static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A hook of the remote: a shell script. */
    void hook(String name, String script) {
        Program.write(bare.resolve("hooks").resolve(name), "#!/bin/sh\n" + script + "\n");
    }

    @Override
    public void close() {
        Git.forget(folder);
        try (Stream<Path> everything = Files.walk(folder)) {
            everything.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
