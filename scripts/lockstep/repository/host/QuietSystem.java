package lockstep.repository.host;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Keeps JGit from what it does to a host when it is first used: measuring the file system for three seconds with
 * probe files in the repository, writing the result under {@code ~/.config/jgit}, and forking git to find the system's
 * settings. One for the whole process, as JGit has it.
 */
public final class QuietSystem extends SystemReader.Delegate {

    private static final String A_TICK = "20 milliseconds";
    private static final String COARSEST = "2 seconds";

    private static final QuietSystem INSTALLED = new QuietSystem(SystemReader.getInstance());

    private final FileBasedConfig answers = new InMemory(null, FS.DETECTED);

    private QuietSystem(SystemReader reader) {
        super(reader);
    }

    /** Must run before JGit opens the repository of that folder. */
    public static void install(Path folder) {
        for (Path place : List.of(folder, Path.of(System.getProperty("user.home")), Path.of("/etc"))) {
            INSTALLED.answerFor(place);
        }
        if (SystemReader.getInstance() != INSTALLED) {
            SystemReader.setInstance(INSTALLED);
        }
    }

    /**
     * Says how coarse the file system's clock is: JGit reads a file that is younger again rather than trusting it,
     * which for whole seconds it would do at every object that it does not find.
     */
    private void answerFor(Path place) {
        try {
            // The name that JGit gives a file system in its settings.
            String name = System.getProperty("java.vendor") + "|" + System.getProperty("java.version") + "|"
                    + Files.getFileStore(place).name();
            boolean isFine = keepsFractionsOfMilliseconds(place);
            if (isFine || answers.getString("filesystem", name, "timestampResolution") == null) {
                answers.setString("filesystem", name, "timestampResolution", isFine ? A_TICK : COARSEST);
            }
            answers.setString("filesystem", name, "minRacyThreshold", "10 milliseconds");
        } catch (IOException e) {
            // Not there: then nothing is measured there either.
        }
    }

    /** Then only the system's clock is coarse, which moves a hundred times a second or more often. */
    private static boolean keepsFractionsOfMilliseconds(Path place) throws IOException {
        return Files.getLastModifiedTime(place).toInstant().getNano() % 1_000_000 != 0;
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return answers;
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        File file = new File("/etc/gitconfig");
        return getenv("GIT_CONFIG_NOSYSTEM") == null && file.isFile()
                ? new FileBasedConfig(parent, file, fs)
                : new InMemory(parent, fs);
    }

    /** A configuration that no file stands behind. */
    private static class InMemory extends FileBasedConfig {

        InMemory(Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() {
            // there is nothing to load
        }

        @Override
        public void save() {
            // and nothing may be written
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
