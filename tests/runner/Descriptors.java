package tests.runner;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Keeps the libraries that this process has open from the processes that it starts. Java closes what is open there one
 * by one, before the program begins, which for a hundred thousand children of a whole run is a good part of what they
 * take. The system closes what is marked at once.
 */
public final class Descriptors {

    private static final Path OPEN = Path.of("/proc/self/fd");
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Open until the end: of what is closed again, the number may be another's before it is marked. */
    private static final List<String> LIBRARIES = List.of(".jar", "/lib/modules");

    /** Of fcntl: set the flags of a descriptor; the flag. */
    private static final int SET_FLAGS = 2;
    private static final int CLOSE_ON_EXEC = 1;

    private Descriptors() {}

    /** From now on, as long as the process runs. Nothing where the system does not tell what is open. */
    public static void keepFromChildren() {
        if (Files.isDirectory(OPEN)) {
            Thread.ofPlatform().daemon().name("descriptors").start(Descriptors::mark);
        }
    }

    private static void mark() {
        Linker linker = Linker.nativeLinker();
        MethodHandle fcntl = linker.downcallHandle(linker.defaultLookup().findOrThrow("fcntl"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT),
                Linker.Option.firstVariadicArg(2));
        try {
            while (true) {
                for (Path library : libraries()) {
                    int ignored = (int) fcntl.invokeExact(
                            Integer.parseInt(library.getFileName().toString()), SET_FLAGS, CLOSE_ON_EXEC);
                }
                Thread.sleep(PAUSE);
            }
        } catch (Throwable e) {
            System.out.println("children take longer to start: " + e);
        }
    }

    private static List<Path> libraries() throws IOException {
        try (Stream<Path> open = Files.list(OPEN)) {
            return open.filter(Descriptors::isLibrary).toList();
        }
    }

    private static boolean isLibrary(Path open) {
        try {
            String file = Files.readSymbolicLink(open).toString();
            return LIBRARIES.stream().anyMatch(file::endsWith);
        } catch (IOException e) {
            return false;
        }
    }
}
