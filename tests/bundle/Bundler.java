package tests.bundle;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes the bundle: everything that the commands need in one folder, and that folder in one file.
 *
 * @param work a folder that is not there yet; the archive of classes notes its name
 * @param classes the folder of the lists of classes to archive
 * @param trains whether those are written anew, of what training runs load
 */
public record Bundler(
        Path repository, Path target, Path work, Instant time, Path classes, boolean trains, PrintStream progress) {

    /** Whether this host has what training runs need. */
    public static boolean canTrain() {
        return Training.isPossible();
    }

    /** Whether the lists of what to archive lie there. */
    public static boolean hasLists(Path classes) {
        return Stream.of(Family.values()).allMatch(family -> Files.isRegularFile(family.list(classes)));
    }

    /** @throws IllegalStateException if another one is at work there, or something that it needs fails */
    public Path make() throws IOException, InterruptedException {
        progress.println("compiling");
        Product product = Product.of(repository);
        String name = "lockstep-" + product.version() + "-" + platform();
        try {
            Files.createDirectory(work);
        } catch (FileAlreadyExistsException e) {
            throw new IllegalStateException(work + " is there: a bundle is being made, or one was given up; remove it", e);
        }
        try {
            Path folder = Files.createDirectory(work.resolve(name));
            fill(product, folder, Files.createDirectory(work.resolve("training")));
            Files.createDirectories(target);
            progress.println("packing");
            Path tarball = target.resolve(name + ".tar.gz");
            new Tarball(time).write(folder, tarball);
            Files.writeString(target.resolve(name + ".tar.gz.sha256"),
                    Sums.sha256(tarball) + "  " + tarball.getFileName() + "\n");
            Files.copy(folder.resolve("sbom.cdx.json"), replaced(target.resolve(name + ".sbom.cdx.json")));
            return tarball;
        } finally {
            delete(work);
        }
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return system + "-" + System.getProperty("os.arch").replace("amd64", "x86_64");
    }

    private void fill(Product product, Path folder, Path training) throws IOException, InterruptedException {
        progress.println("linking the runtime");
        Path lib = Files.createDirectory(folder.resolve("lib"));
        jars(product, lib);
        String classPath = String.join(":", product.jarNames().stream()
                .map(name -> lib.resolve(name).toString()).toList());
        OwnRuntime runtime = OwnRuntime.link(lib.resolve("lockstep.jar"), classPath, folder.resolve("runtime"));
        runtime.trim();
        programs(product, Files.createDirectory(folder.resolve("bin")));
        // The archive knows its jars and its runtime by their times.
        date(folder);
        if (trains) {
            progress.println("running commands to see what they load");
            Training runs = new Training(runtime, product, classPath, training);
            for (Family family : Family.values()) {
                Files.write(family.list(classes), runs.classes(family));
            }
        }
        progress.println("archiving the listed classes");
        for (Family family : Family.values()) {
            archive(family, lib, new ClassArchive(
                    runtime, product.usualOptions(), new Launcher(product).classPath()));
        }
        documents(product, folder, new Licences(product));
        Files.writeString(folder.resolve("SHA256SUMS"), Sums.below(folder));
        date(folder);
    }

    private void archive(Family family, Path lib, ClassArchive archive) throws IOException, InterruptedException {
        List<String> listed = Files.readAllLines(family.list(classes));
        List<String> gone = ClassArchive.gone(listed, lib.resolve("lockstep.jar"));
        if (!gone.isEmpty()) {
            progress.println(family.list(classes) + " names " + gone.size() + " classes that are no more, like "
                    + gone.getFirst() + "; to renew it: ./jbang bundle --train");
        }
        Files.write(family.list(lib), ClassArchive.settled(listed));
        archive.make(family.list(lib), family.archive(lib));
    }

    private void jars(Product product, Path lib) throws IOException {
        Jars jars = new Jars(time);
        jars.product(product.compiled(), lib.resolve("lockstep.jar"));
        for (Library library : product.libraries()) {
            Path jar = lib.resolve(library.fileName());
            if (library.name().equals("picocli")) {
                jars.raised(library.jar(), jar);
            } else {
                jars.stored(library.jar(), jar);
            }
        }
    }

    private static void programs(Product product, Path bin) throws IOException {
        Path launcher = Files.writeString(bin.resolve("lockstep"), new Launcher(product).script());
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        for (Product.Entry command : product.commands()) {
            Files.createSymbolicLink(bin.resolve(command.name()), Path.of("lockstep"));
        }
    }

    private void documents(Product product, Path folder, Licences licences) throws IOException, InterruptedException {
        Path completion = Files.createDirectory(folder.resolve("completion"));
        for (String shell : List.of("bash", "zsh", "fish")) {
            Files.writeString(completion.resolve("lockstep." + shell), 
                    String.join("", said(folder, List.of("completion", shell))));
        }
        Path manuals = Files.createDirectories(folder.resolve("man/man1"));
        List<String> names = product.commands().stream().map(Product.Entry::name).toList();
        List<String> pages = said(folder, Stream.concat(Stream.of("completion", "man"), names.stream()).toList());
        for (int i = 0; i < names.size(); i++) {
            Files.writeString(manuals.resolve(names.get(i) + ".1"), pages.get(i));
        }
        licences.write(folder.resolve("licences"));
        new Documents(repository).copy(folder);
        Files.writeString(folder.resolve("sbom.cdx.json"), new Sbom(product, time).document(folder.resolve("lib")));
    }

    /** What the bundle's own command prints; manual pages one by one. */
    private static List<String> said(Path folder, List<String> words) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                Stream.of(folder.resolve("bin/lockstep").toString()), words.stream()).toList();
        return List.of(Commands.outputOf(folder, Map.of("LANG", "C.UTF-8"), command).split("(?m)^(?=\\.TH )"));
    }

    private void date(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> !Files.isSymbolicLink(path)).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(time));
            }
        }
    }

    private static Path replaced(Path file) throws IOException {
        Files.deleteIfExists(file);
        return file;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
