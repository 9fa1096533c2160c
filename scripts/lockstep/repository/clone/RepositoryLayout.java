package lockstep.repository.clone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.Refused;
import lockstep.base.text.Sanitiser;
import lockstep.gates.http.Deadline;
import lockstep.repository.host.GitAnswer;
import lockstep.repository.host.GitSettings;
import lockstep.repository.host.HostGit;
import lockstep.repository.host.QuietSystem;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache.FileKey;
import org.eclipse.jgit.lib.RepositoryCache;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;

/**
 * Where git keeps a repository.
 *
 * @param commonFolder the one that all its worktrees share
 * @param top the working tree, or the repository itself if it is bare
 */
public record RepositoryLayout(Path commonFolder, Path top, boolean isShallow, String objectFormat) {

    private static final String PRIVATE = "refs/lockstep/";

    /** Asks git, which knows of worktrees, {@code .git} files and unsafe owners. */
    public static RepositoryLayout find(HostGit git, Deadline deadline) {
        GitAnswer answer = git.run(deadline, "rev-parse",
                "--git-common-dir", "--is-shallow-repository", "--show-object-format", "--show-cdup");
        if (!answer.isDone()) {
            throw new ConfigurationError(
                    Sanitiser.line(git.folder().toString(), 200) + " is not a repository that git opens: "
                            + answer.complaint(),
                    "Run inside the service's clone, or give --repo DIR.");
        }
        List<String> lines = answer.text().lines().toList();
        Path common = git.folder().resolve(lines.get(0)).normalize();
        Path top = lines.size() < 4 || lines.get(3).isBlank()
                ? git.folder()
                : git.folder().resolve(lines.get(3)).normalize();
        return new RepositoryLayout(common, top, lines.get(1).equals("true"), lines.get(2));
    }

    /** Refuses what would make ancestry, and so the decision, something else than the server's. */
    public void refuseWhatHidesHistory(GitSettings settings) {
        if (objectFormat.equals("sha256")) {
            throw new Refused("this repository uses SHA-256 object names, which Lockstep does not support",
                    "Use a SHA-1 repository.");
        }
        if (isShallow) {
            throw new Refused(
                    "this clone is shallow: its history is incomplete",
                    "Run `git fetch --unshallow`, or make a new clone.");
        }
        if (settings.text("extensions.partialclone").isPresent() || settings.hasKeyLike("remote.", ".promisor")) {
            throw new Refused(
                    "this clone is partial: objects are missing",
                    "Use a full clone: `git clone` without --filter.");
        }
        if (hasContent("info/grafts")) {
            throw new Refused("this clone has grafts, which rewrite ancestry",
                    "Remove " + commonFolder.resolve("info/grafts") + ".");
        }
    }

    /** Refuses where a fetch deletes what this clone remembers, or brings what somebody pushed in its place. */
    public void refuseWhatOverwritesMemory(GitSettings settings) {
        for (String key : settings.keysLike("remote.", ".fetch")) {
            settings.texts(key).stream().filter(RepositoryLayout::reachesMemory).findFirst().ifPresent(refspec -> {
                String shown = Sanitiser.line(key, 80);
                throw new Refused(
                        "`git fetch` writes over what Lockstep remembers in this clone, for it is a mirror: " + shown
                                + " is " + Sanitiser.line(refspec, 80),
                        "Make a clone without --mirror (with --bare where you want no files), or run"
                                + " `git config --unset-all " + shown + "`.");
            });
        }
    }

    private static boolean reachesMemory(String refspec) {
        String to = refspec.substring(refspec.indexOf(':') + 1);
        String start = to.contains("*") ? to.substring(0, to.indexOf('*')) : to;
        return refspec.contains(":") && !refspec.startsWith("^")
                && (start.startsWith(PRIVATE) || to.contains("*") && PRIVATE.startsWith(start));
    }

    /** @param making where objects are written */
    public Repository open(MakingFolder making) {
        QuietSystem.install(commonFolder);
        PackMemory.limit();
        try {
            // Bare, whatever it is: so JGit cannot even find the working tree.
            FileRepositoryBuilder place = new FileRepositoryBuilder()
                    .setGitDir(commonFolder.toFile()).setBare().setMustExist(true)
                    .setObjectDirectory(making.folder().toFile())
                    .addAlternateObjectDirectory(making.objects().toFile())
                    .setup();
            // One of the process: JGit finds git's own objects through it, too, and holds the index of a pack once.
            Optional<Repository> known = known();
            return new FileRepository(place) {
                @Override
                public ObjectReader newObjectReader() {
                    ObjectReader making = super.newObjectReader();
                    return new WholeHistoryReader(known
                            .<ObjectReader>map(one -> new KnownFirst(one.newObjectReader(), making))
                            .orElse(making));
                }

                @Override
                protected void doClose() {
                    super.doClose();
                    known.ifPresent(Repository::close);
                }
            };
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationError(
                    "the repository cannot be opened: " + Sanitiser.line(String.valueOf(e.getMessage()), 200),
                    "See what `git fsck` says.", e);
        }
    }

    /** Empty where git takes for a repository what JGit does not, such as one with a HEAD that is a dangling link. */
    private Optional<Repository> known() throws IOException {
        FileKey key = FileKey.exact(commonFolder.toFile(), FS.DETECTED);
        return FileKey.isGitRepository(key.getFile(), FS.DETECTED)
                ? Optional.of(RepositoryCache.open(key))
                : Optional.empty();
    }

    private boolean hasContent(String file) {
        try {
            return Files.exists(commonFolder.resolve(file)) && !Files.readString(commonFolder.resolve(file)).isBlank();
        } catch (IOException e) {
            return true;
        }
    }
}
