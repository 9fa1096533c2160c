package tests.release.workflow;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tests.house.Scratch;

/**
 * A command line that starts a class of the tests, a door or the terminal UI in a JVM of its own, with an archive of the
 * classes that a release and the UI need: loading those is most of what such a process would do. The first to ask makes
 * the archive. The JVM archives no class of a signed jar, as JGit's is, and checks each that it loads: the archive is of
 * copies without signatures.
 */
public final class ChildJvm {

    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:UserThreadWaitAttemptsAtExit=0", "-Xlog:disable",
            "-Xlog:all=error:stderr");

    private ChildJvm() {}

    /** What a JVM is started with before the options of who asks. */
    private record Start(List<String> options, String classPath) {

        private static final Start PLAIN = new Start(List.of(), System.getProperty("java.class.path"));

        List<String> words(List<String> more, String main, String... arguments) {
            List<String> words = new ArrayList<>(
                    List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
            words.addAll(OPTIONS);
            words.addAll(options);
            words.addAll(more);
            words.addAll(List.of("-cp", classPath, main));
            words.addAll(List.of(arguments));
            return words;
        }
    }

    private static final class Archive {
        private static final Start START = made();

        /** Without an archive all goes the same way, only slower. */
        private static Start made() {
            Path folder = Scratch.folder("lockstep-archive");
            Path archive = folder.resolve("classes.aot");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            try {
                String classPath = UnsignedJars.in(folder).of(Start.PLAIN.classPath());
                Process training = new ProcessBuilder(new Start(List.of("-XX:AOTCacheOutput=" + archive), classPath)
                        .words(List.of(), TrainingDay.class.getName()))
                        .redirectErrorStream(true)
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(folder.resolve("training.log").toFile())
                        .start();
                return training.waitFor() == 0 && Files.exists(archive)
                        ? new Start(List.of("-XX:AOTCache=" + archive), classPath)
                        : Start.PLAIN;
            } catch (IOException e) {
                return Start.PLAIN;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Start.PLAIN;
            }
        }

        private static void delete(Path folder) {
            Stream.of(folder.toFile().listFiles()).forEach(File::delete);
            folder.toFile().delete();
        }
    }

    /** The main class, and its arguments. */
    public static List<String> command(String main, String... arguments) {
        return commandWith(List.of(), main, arguments);
    }

    /** The same, with options of the JVM. */
    public static List<String> commandWith(List<String> options, String main, String... arguments) {
        return Archive.START.words(options, main, arguments);
    }

    /** For who measures a start. */
    public static List<String> commandWithoutArchive(List<String> options, String main, String... arguments) {
        return Start.PLAIN.words(options, main, arguments);
    }
}
