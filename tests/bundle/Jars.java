package tests.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Jars that come out the same whenever they are written: entries in order, one time for all, and not compressed, since
 * the bundle is, and compresses better what is not.
 */
record Jars(Instant time) {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final Pattern SIGNATURE = Pattern.compile("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    /** Of systems that no bundle is made for. */
    private static final Pattern FOREIGN = Pattern.compile("org/jline/nativ/(?!Linux)[^/]+/.+");
    private static final int FIRST_VERSION_VERIFIED_AHEAD = 50;
    private static final int RAISED_TO = 52;
    private static final MethodTransform FINDING_NOTHING = (builder, element) -> {
        if (element instanceof CodeModel code) {
            boolean answers = code.parent().orElseThrow().methodTypeSymbol().returnType().isClassOrInterface();
            builder.withCode(body -> {
                if (answers) {
                    body.aconst_null().areturn();
                } else {
                    body.return_();
                }
            });
        } else {
            builder.with(element);
        }
    };

    /** What JBang compiled, without what it notes about the build. */
    void product(Path compiled, Path target) throws IOException {
        Map<String, byte[]> entries = read(compiled);
        entries.keySet().removeIf(name -> name.startsWith("META-INF/"));
        write(entries, target);
    }

    /**
     * A library as it is, but for programs of other systems, and for a signature of the jar: the JVM archives no class of
     * a signed one, and verifies each anew at every start. What is in the bundle is held by the bundle's own sums.
     */
    void stored(Path library, Path target) throws IOException {
        Map<String, byte[]> entries = read(library);
        entries.keySet().removeIf(name -> FOREIGN.matcher(name).matches());
        if (entries.keySet().removeIf(name -> SIGNATURE.matcher(name).matches())) {
            entries.computeIfPresent(MANIFEST, (name, bytes) -> withoutSums(bytes));
        }
        write(entries, target);
    }

    /** The main section of a manifest; the others hold the sums of the entries, one by one. */
    private static byte[] withoutSums(byte[] manifest) {
        String text = new String(manifest, StandardCharsets.UTF_8);
        return (text.split("\\R\\R", 2)[0] + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * A library whose classes are of a version that the JVM verifies at every start, and does not archive: raised to
     * one that it verifies once. The code stays as it is; what is added are the frames that say what it proves.
     */
    void raised(Path library, Path target) throws IOException {
        Map<String, byte[]> entries = read(library);
        ClassHierarchyResolver ofLibrary = ClassHierarchyResolver.ofResourceParsing(type -> {
            byte[] known = entries.get(type.descriptorString().replaceAll("^L|;$", "") + ".class");
            return known == null ? null : new ByteArrayInputStream(known);
        });
        ClassFile classes = ClassFile.of(
                StackMapsOption.GENERATE_STACK_MAPS, ConstantPoolSharingOption.NEW_POOL,
                ClassHierarchyResolverOption.of(ofLibrary.orElse(ClassHierarchyResolver.defaultResolver())));
        Map<String, byte[]> raised = new TreeMap<>(entries);
        raised.replaceAll((name, bytes) ->
                name.endsWith(".class") && !name.startsWith("META-INF/") ? raised(bytes, classes) : bytes);
        write(raised, target);
    }

    private static byte[] raised(byte[] bytes, ClassFile classes) {
        ClassModel model = classes.parse(bytes);
        if (model.majorVersion() >= FIRST_VERSION_VERIFIED_AHEAD) {
            return bytes;
        }
        return classes.transformClass(model, ClassTransform.transformingMethods(Jars::looksInVain, FINDING_NOTHING)
                .andThen(ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL))
                .andThen(ClassTransform.dropping(element -> element instanceof ClassFileVersion)
                        .andThen(ClassTransform.endHandler(builder -> builder.withVersion(RAISED_TO, 0)))));
    }

    /**
     * What picocli does at each start, and never finds here: a class of Groovy, for which Java opens each jar, and methods
     * that are commands or options, for which it makes classes of the annotations of all others.
     */
    private static boolean looksInVain(MethodModel method) {
        String name = method.methodName().stringValue();
        return name.equals("loadClosureClass") || name.equals("initMethodSubcommands")
                || name.equals("createIfAnnotated") && method.methodType().stringValue().contains("Method;");
    }

    private static Map<String, byte[]> read(Path jar) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (InputStream file = Files.newInputStream(jar); ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    entries.put(entry.getName(), zip.readAllBytes());
                }
            }
        }
        return entries;
    }

    private void write(Map<String, byte[]> entries, Path target) throws IOException {
        try (OutputStream file = Files.newOutputStream(target); ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                ZipEntry written = new ZipEntry(entry.getKey());
                CRC32 sum = new CRC32();
                sum.update(entry.getValue());
                written.setMethod(ZipEntry.STORED);
                written.setSize(entry.getValue().length);
                written.setCrc(sum.getValue());
                written.setTimeLocal(LocalDateTime.ofInstant(time, ZoneOffset.UTC));
                zip.putNextEntry(written);
                zip.write(entry.getValue());
            }
        }
    }
}
