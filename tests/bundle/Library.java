package tests.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A library on the class path, known by its place in a Maven repository.
 *
 * @param licence its SPDX name
 */
record Library(Path jar, String group, String name, String version, String licence) {

    /** @throws IllegalStateException if nobody wrote down its licence, or it does not lie in a Maven repository */
    static Library of(Path jar, Path licences) throws IOException {
        Path repository = jar;
        while (repository != null && !repository.endsWith("repository")) {
            repository = repository.getParent();
        }
        if (repository == null || repository.relativize(jar).getNameCount() < 4) {
            throw new IllegalStateException(jar + " is in no Maven repository");
        }
        Path place = repository.relativize(jar);
        int last = place.getNameCount() - 1;
        String group = place.subpath(0, last - 2).toString().replace('/', '.');
        return new Library(jar, group, place.getName(last - 2).toString(), place.getName(last - 1).toString(),
                licence(group, licences));
    }

    private static String licence(String group, Path licences) throws IOException {
        return Files.readAllLines(licences).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> List.of(line.split("\\s+")))
                .filter(line -> group.startsWith(line.getFirst()))
                .map(List::getLast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(licences + " has no licence for " + group));
    }

    String fileName() {
        return jar.getFileName().toString();
    }

    String purl() {
        return "pkg:maven/" + group + "/" + name + "@" + version;
    }
}
