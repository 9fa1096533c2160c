package lockstep.repository.clone;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.NotStored;
import lockstep.base.text.Sanitiser;

/**
 * Where the objects of one process lie while it works: fetched and written ones, before any ref leads to them. A
 * {@code git gc --prune=now} beside it does not look here. Git sees them too: each is linked into its own folder,
 * before and again after a ref leads to it, as a gc in between may have taken it away there.
 *
 * <p>A lock on a file in it says that its process lives. Where a file system has no locks, or none that other hosts
 * see, it counts as alive for two days after it was last used.
 */
public final class MakingFolder implements AutoCloseable {

    private static final Duration LONGEST_LIFE = Duration.ofDays(2);

    /** How those begin that lie beside the folder of all, and not in it. */
    private static final String OWN = "lockstep-making-";

    private static final int TRIES = 20;

    /** Git keeps an object in a folder of the first two digits of its name, in a file of the other 38. */
    private static final int LENGTH_OF_A_FAN = 2;
    private static final int LENGTH_IN_A_FAN = 38;

    private static final int FEW = 4;

    private static final int LONGEST_WORDS = 400;

    /** The folder of all. */
    private static final String PARENT = "lockstep";

    /** No name that git or JGit look for. */
    private static final String ALIVE = "lockstep-alive";

    /** Of this process: to open and close the file a second time would give the system's lock back. */
    private static final Set<Path> OF_THIS_PROCESS = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final Path objects;
    private final SharedMode shared;
    private final Path real;
    private final FileChannel alive;

    private MakingFolder(Path folder, Path objects, SharedMode shared) throws IOException {
        this.folder = folder;
        this.objects = objects;
        this.shared = shared;
        this.real = folder.toRealPath();
        this.alive = FileChannel.open(folder.resolve(ALIVE), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        isLocked(alive);
        OF_THIS_PROCESS.add(real);
    }

    /** Whether nobody else has the lock: true as well where the file system has no locks. */
    private static boolean isLocked(FileChannel file) {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /**
     * @param common git's folder of the repository
     * @param shared what others may do with the objects, once git sees them
     */
    public static MakingFolder in(Path common, SharedMode shared) {
        try {
            Path folder = made(common, shared);
            // JGit looks there for each object that it does not find, and throws and catches where nothing is there.
            Files.createDirectories(folder.resolve("pack").resolve("preserved"));
            Files.createDirectories(folder.resolve("info"));
            return new MakingFolder(folder, common.resolve("objects"), shared);
        } catch (IOException e) {
            throw new ConfigurationError(
                    "nothing can be written into " + Sanitiser.line(common.toString(), 200) + ": " + words(e),
                    "Check that you may write there and that the disk is not full.", e);
        }
    }

    /** Where the folder of all belongs to another user, one's own lies beside it. */
    private static Path made(Path common, SharedMode shared) throws IOException {
        sweep(common, OWN);
        try {
            return made(common.resolve(PARENT), shared, TRIES);
        } catch (IOException e) {
            return Files.createTempDirectory(common, OWN);
        }
    }

    /** Another process that is done takes the parent away where it is empty. */
    private static Path made(Path parent, SharedMode shared, int tries) throws IOException {
        try {
            Files.createDirectories(parent);
            shared.apply(parent);
            sweep(parent, "");
            return Files.createTempDirectory(parent, "making-");
        } catch (NoSuchFileException e) {
            if (tries == 1) {
                throw e;
            }
            return made(parent, shared, tries - 1);
        }
    }

    /** Which path it is, and why, as far as the system says. */
    public static String words(IOException e) {
        String why = e instanceof AccessDeniedException denied
                ? denied.getFile() + ": permission denied" : String.valueOf(e.getMessage());
        return Sanitiser.line(why, LONGEST_WORDS);
    }

    public Path folder() {
        return folder;
    }

    public Path objects() {
        return objects;
    }

    /** Variables that have git write there what it makes, and read its own objects, too. */
    public Map<String, String> forGit() {
        return Map.of(
                "GIT_OBJECT_DIRECTORY", folder.toString(),
                "GIT_ALTERNATE_OBJECT_DIRECTORIES", quoted(objects.toString()));
    }

    /** A folder of a list that git splits at colons. */
    private static String quoted(String folder) {
        return '"' + folder.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    /**
     * Links what git does not have yet into git's own folder: a pack before its index. Asked for several times a
     * release, and there may be thousands: nothing is looked at but names. Who does so is alive, and not swept.
     */
    public void publish() {
        try {
            Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
            for (String parent : names(folder.toFile())) {
                File made = new File(folder.toFile(), parent);
                File known = new File(objects.toFile(), parent);
                if (parent.equals("pack")) {
                    link(made, known, name -> name.startsWith("pack-") && name.endsWith(".pack"));
                    link(made, known, name -> name.startsWith("pack-") && name.endsWith(".idx"));
                } else if (parent.length() == LENGTH_OF_A_FAN) {
                    link(made, known, name -> name.length() == LENGTH_IN_A_FAN);
                }
            }
        } catch (IOException e) {
            throw new NotStored("nothing can be written into the repository: " + words(e), e);
        }
    }

    private void link(File made, File known, Predicate<String> isWanted) throws IOException {
        List<String> wanted = Stream.of(names(made)).filter(isWanted).toList();
        Predicate<String> isThere = whatIsThere(known, wanted.size());
        for (String name : wanted) {
            if (!isThere.test(name)) {
                link(new File(made, name).toPath(), new File(known, name).toPath());
            }
        }
    }

    /** To list a folder costs as much as to look for a few names. */
    private static Predicate<String> whatIsThere(File folder, int asked) throws IOException {
        return asked > FEW ? new HashSet<>(List.of(names(folder)))::contains : name -> new File(folder, name).exists();
    }

    /** None where there is no such folder. */
    private static String[] names(File folder) throws IOException {
        String[] names = folder.list();
        if (names == null && folder.isDirectory()) {
            throw new IOException(folder + " cannot be listed");
        }
        return names == null ? new String[0] : names;
    }

    private void link(Path from, Path to) throws IOException {
        try {
            Files.createDirectories(to.getParent());
            shared.apply(to.getParent());
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException | NoSuchFileException e) {
            // Somebody else links the same, or git takes it away this very moment: what counts is done again.
        } catch (UnsupportedOperationException | FileSystemException e) {
            copy(from, to);
        }
        shared.apply(to);
    }

    /** Where the file system has no links, or no more of them: git sees all of it at once, or nothing. */
    private static void copy(Path from, Path to) throws IOException {
        Path copy = Files.createTempFile(to.getParent(), "tmp_obj_", "");
        try {
            Files.copy(from, copy, StandardCopyOption.REPLACE_EXISTING);
            Files.move(copy, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            // Git takes it away this very moment: what counts is done again.
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** At each visit: who only looks on for days publishes nothing, and is alive all the same. */
    public void renew() {
        try {
            Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
        } catch (IOException e) {
            // What cannot be written is told where something has to be.
        }
    }

    /** Those of processes that died. */
    private static void sweep(Path parent, String start) throws IOException {
        try (Stream<Path> folders = Files.list(parent)) {
            FileTime old = FileTime.from(Instant.now().minus(LONGEST_LIFE));
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                if (folder.getFileName().toString().startsWith(start) && isOlder(folder, old)) {
                    sweep(folder);
                }
            }
        }
    }

    private static void sweep(Path folder) {
        try {
            if (!OF_THIS_PROCESS.contains(folder.toRealPath()) && isLeft(folder)) {
                delete(folder);
            }
        } catch (IOException e) {
            // Another user's, who sweeps it, or gone this very moment.
        }
    }

    private static boolean isLeft(Path folder) throws IOException {
        try (FileChannel file = FileChannel.open(folder.resolve(ALIVE), StandardOpenOption.WRITE)) {
            return isLocked(file);
        } catch (NoSuchFileException e) {
            // Of a version that made none, or gone.
            return true;
        }
    }

    /** One that its process deletes this very moment is no older. */
    private static boolean isOlder(Path folder, FileTime than) throws IOException {
        try {
            return Files.getLastModifiedTime(folder).compareTo(than) < 0;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // Swept by a later process.
        }
    }

    @Override
    public void close() {
        delete(folder);
        try {
            alive.close();
        } catch (IOException e) {
            // The system gives the lock back at the end of the process.
        } finally {
            OF_THIS_PROCESS.remove(real);
        }
        if (folder.getParent().endsWith(PARENT)) {
            folder.getParent().toFile().delete();
        }
    }
}
