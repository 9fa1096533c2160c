package tests.release.workflow;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.Deflater;

/** Copies of signed jars in a folder, without their signatures and the digests that are signed. */
record UnsignedJars(Path folder) {

    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");

    static UnsignedJars in(Path folder) {
        return new UnsignedJars(folder);
    }

    /** The class path with a copy in place of each that is signed. */
    String of(String classPath) throws IOException {
        String[] places = classPath.split(File.pathSeparator);
        for (int i = 0; i < places.length; i++) {
            if (places[i].endsWith(".jar")) {
                places[i] = of(Path.of(places[i])).toString();
            }
        }
        return String.join(File.pathSeparator, Arrays.asList(places));
    }

    private Path of(Path jar) throws IOException {
        try (JarFile signed = new JarFile(jar.toFile(), false)) {
            if (signed.stream().noneMatch(UnsignedJars::isSignature)) {
                return jar;
            }
            Path copy = folder.resolve(jar.getFileName());
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy), mainAttributes(signed))) {
                out.setLevel(Deflater.NO_COMPRESSION);
                for (Enumeration<JarEntry> all = signed.entries(); all.hasMoreElements();) {
                    JarEntry entry = all.nextElement();
                    if (!isSignature(entry) && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        copy(signed, entry, out);
                    }
                }
            }
            return copy;
        }
    }

    private static boolean isSignature(JarEntry entry) {
        return SIGNATURE.matcher(entry.getName()).matches();
    }

    private static Manifest mainAttributes(JarFile jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putAll(jar.getManifest().getMainAttributes());
        return manifest;
    }

    private static void copy(JarFile from, JarEntry entry, JarOutputStream out) throws IOException {
        out.putNextEntry(new JarEntry(entry.getName()));
        from.getInputStream(entry).transferTo(out);
        out.closeEntry();
    }
}
