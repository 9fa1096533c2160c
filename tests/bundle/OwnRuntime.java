package tests.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Java runtime of this JDK's modules that the product uses, and no others. */
record OwnRuntime(Path folder) {

    /** What is loaded, or may be: by the product (jdeps sees it, and is asked), and by its libraries (tried). */
    private static final Set<String> MODULES = new TreeSet<>(List.of(
            "java.base", "java.logging", "java.management", "java.naming", "java.security.jgss", "java.sql",
            "java.xml", "jdk.httpserver", "jdk.net", "jdk.unsupported"));

    private static final String PROVIDER = "security.provider.";

    /** @throws IllegalStateException if the product names a module that is not one of them */
    static OwnRuntime link(Path product, String classPath, Path folder)
            throws IOException, InterruptedException {
        Set<String> named = named(product, classPath);
        if (!MODULES.containsAll(named)) {
            throw new IllegalStateException("the product needs " + named + ", the runtime has " + MODULES);
        }
        run("jlink", "--add-modules", String.join(",", MODULES), "--output", folder.toString(),
                "--strip-java-debug-attributes", "--no-header-files", "--no-man-pages");
        return new OwnRuntime(folder);
    }

    Path java() {
        return folder.resolve("bin/java");
    }

    static Set<String> modules() {
        return MODULES;
    }

    private static Set<String> named(Path product, String classPath) throws IOException, InterruptedException {
        String said = run("jdeps", "--multi-release", String.valueOf(Runtime.version().feature()),
                "--ignore-missing-deps", "-s", "--class-path", classPath, product.toString());
        Set<String> modules = new TreeSet<>();
        said.lines().map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .filter(target -> target.matches("(java|jdk)\\.\\S+") && !target.endsWith(".jar"))
                .forEach(modules::add);
        return modules;
    }

    /** In a process of its own: within this one, jlink's image is not the same each time. */
    private static String run(String tool, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", tool).toString()));
        command.addAll(List.of(arguments));
        return Commands.outputOf(Path.of(""), Map.of(), command);
    }

    /**
     * What nobody runs: JDK tools, what reads this runtime from another one, the list of another archive's classes; and of
     * its libraries what only a debugger reads.
     */
    void trim() throws IOException {
        Files.deleteIfExists(folder.resolve("lib/classlist"));
        Files.deleteIfExists(folder.resolve("lib/jrt-fs.jar"));
        for (String tool : List.of("keytool", "rmiregistry", "jrunscript", "jwebserver")) {
            Files.deleteIfExists(folder.resolve("bin").resolve(tool));
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                ElfFile.cut(file);
            }
        }
        nameOwnProviders();
    }

    /** Java asks each jar of the class path for a provider of algorithms that is named, and is in no module here. */
    private void nameOwnProviders() throws IOException {
        Path settings = folder.resolve("conf/security/java.security");
        List<String> modules = List.of(Files.readString(folder.resolve("release"))
                .replaceAll("(?s).*MODULES=\"([^\"]*)\".*", "$1").split(" "));
        Map<String, String> moduleOf = Stream.of(Security.getProviders()).collect(Collectors.toMap(
                Provider::getName, provider -> provider.getClass().getModule().getName()));
        List<String> lines = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(settings)) {
            if (!line.startsWith(PROVIDER)) {
                lines.add(line);
            } else if (modules.contains(moduleOf.getOrDefault(line.substring(line.indexOf('=') + 1).split(" ")[0], ""))) {
                lines.add(PROVIDER + ++number + line.substring(line.indexOf('=')));
            }
        }
        Files.write(settings, lines);
    }
}
