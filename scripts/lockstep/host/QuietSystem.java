package lockstep.host;

import java.io.File;
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

    private static final QuietSystem INSTALLED = new QuietSystem(SystemReader.getInstance());

    private QuietSystem(SystemReader reader) {
        super(reader);
    }

    /** Must run before JGit opens its first repository; doing it again does nothing. */
    public static void install() {
        if (SystemReader.getInstance() != INSTALLED) {
            SystemReader.setInstance(INSTALLED);
        }
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new AnswersForFileSystems(parent, fs);
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

    /** Says of each file system that its clock is coarse: JGit then reads a young file again rather than trusting it. */
    private static final class AnswersForFileSystems extends InMemory {

        AnswersForFileSystems(Config parent, FS fs) {
            super(parent, fs);
        }

        @Override
        public String getString(String section, String subsection, String name) {
            if (section.equals("filesystem") && subsection != null) {
                return switch (name) {
                    case "timestampResolution" -> "2 seconds";
                    case "minRacyThreshold" -> "10 milliseconds";
                    default -> null;
                };
            }
            return super.getString(section, subsection, name);
        }
    }
}
