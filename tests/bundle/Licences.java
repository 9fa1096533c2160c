package tests.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The licences of everything in a bundle, and who has which. The runtime's own lie in runtime/legal. */
record Licences(Product product) {

    private static final String HEAD = """
            Lockstep is licensed under the Apache License 2.0 (Apache-2.0.txt).

            It comes with these libraries. Each is a file of its own in lib/ and may be replaced by a compatible version
            of itself. Lanterna is used under the GNU Lesser General Public License (LGPL-3.0.txt, which goes with
            GPL-3.0.txt); its source is com.googlecode.lanterna:lanterna on Maven Central and
            https://github.com/mabe02/lanterna. Picocli's class files were raised to a newer version of their format,
            its code is unchanged. The Java runtime is OpenJDK; its licences are in runtime/legal.

            """;

    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path texts = product.repository().resolve("bootstrap/licences");
        Files.copy(product.repository().resolve("LICENSE"), folder.resolve("Apache-2.0.txt"));
        for (String name : new String[] {"BSD-3-Clause.txt", "GPL-3.0.txt", "LGPL-3.0.txt", "MIT.txt"}) {
            Files.copy(texts.resolve(name), folder.resolve(name));
        }
        StringBuilder list = new StringBuilder(HEAD);
        for (Library library : product.libraries()) {
            list.append("%-45s %-22s %s%n".formatted(library.fileName(), library.licence(), library.group()));
            own(library, folder);
        }
        Files.writeString(folder.resolve("README.txt"), list);
    }

    /** Licences and notices that a library carries itself. */
    private static void own(Library library, Path folder) throws IOException {
        try (ZipFile jar = new ZipFile(library.jar().toFile())) {
            for (ZipEntry entry : jar.stream().toList()) {
                if (entry.getName().matches("META-INF/[^/]*(LICENSE|NOTICE)[^/]*") && !entry.isDirectory()) {
                    try (InputStream text = jar.getInputStream(entry)) {
                        String name = library.name() + "-" + entry.getName().replaceAll("META-INF/|\\.txt$", "");
                        Files.write(folder.resolve(name + ".txt"), text.readAllBytes());
                    }
                }
            }
        }
    }
}
