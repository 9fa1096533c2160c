package tests.commands.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lockstep.base.error.ExitCode;
import tests.house.Repository;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The schemas under docs/schemas, and the documents of the commands held against them. */
public final class PublishedSchemas {

    /** Printed one a line. */
    private static final String LINES = "canary-event";
    private static final Pattern NAMES_ITS_SCHEMA = Pattern.compile(
            "^\\{\\s*\"schema\"\\s*:\\s*\"lockstep/([a-z-]+)/v1\"");
    private static final JsonMapper ONE = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final Map<String, String> TEXTS = texts();
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(TEXTS));
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private PublishedSchemas() {}

    /**
     * What a command printed that was asked for JSON is one document that names its schema, and nothing else, or nothing
     * where it was interrupted; where it prints documents one a line, each line is one. Of a process of its own, too.
     */
    public static void hold(String alias, List<String> arguments, int exitCode, String out) {
        boolean helps = arguments.stream().anyMatch(List.of("--help", "-h", "-V")::contains);
        boolean isAsked = arguments.contains("--json") && !helps;
        if (alias.equals("audit-trail") && !NAMES_ITS_SCHEMA.matcher(out).find()) {
            out.lines().filter(line -> isAsked || line.startsWith("{\"version\""))
                    .forEach(line -> hold("audit-action", line));
            return;
        }
        if (arguments.contains("--events")) {
            out.lines().forEach(line -> hold(LINES, line));
            return;
        }
        boolean mayBeEmpty = exitCode == ExitCode.INTERRUPTED.code() && out.isEmpty();
        if (isAsked && !mayBeEmpty) {
            assertThatCode(() -> ONE.readTree(out))
                    .as("%s %s prints one document: %s", alias, arguments, out)
                    .doesNotThrowAnyException();
            assertThat(NAMES_ITS_SCHEMA.matcher(out).find())
                    .as("%s %s prints a document whose first field names its schema: %s", alias, arguments, out)
                    .isTrue();
        }
        hold(out);
    }

    /** An event as a receiver hears it. */
    public static void holdEvent(String body) {
        hold("event", body);
    }

    /** Every document and every line that names its schema fits it. */
    static void hold(String out) {
        Matcher whole = NAMES_ITS_SCHEMA.matcher(out);
        if (!whole.find()) {
            return;
        }
        if (whole.group(1).equals(LINES)) {
            out.lines().forEach(line -> hold(LINES, line));
        } else {
            hold(whole.group(1), out);
        }
    }

    public static Set<String> ids() {
        return TEXTS.keySet();
    }

    private static void hold(String name, String document) {
        assertThat(SCHEMAS.computeIfAbsent(name, PublishedSchemas::schema).validate(document, InputFormat.JSON))
                .as("lockstep/%s/v1: %s", name, document)
                .isEmpty();
    }

    private static Schema schema(String name) {
        assertThat(TEXTS).as("every document has a published schema").containsKey(id(name));
        return REGISTRY.getSchema(SchemaLocation.of(id(name)));
    }

    private static String id(String name) {
        return "urn:lockstep:" + name + ":v1";
    }

    private static Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(Repository.root().resolve("docs/schemas"))) {
            for (Path file : files.toList()) {
                texts.put(id(file.getFileName().toString().replace("-v1.schema.json", "")), Files.readString(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
