package tests.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.commands.cli.Doors.doors;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tests.commands.cli.Doors.Outcome;
import tests.house.Repository;

/** The examples of declared gates: each keeps the schema, is linted, and is run against a server made from it. */
class DeclaredExamplesTest {

    private static final Pattern BLOCK =
            Pattern.compile("(?:^`([a-z/.]+)`:\\n\\n)?^```(yaml|json)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Repository.read(Repository.root().resolve("docs/gates.schema.json")));

    @TempDir
    Path folder;

    private record Example(String title, String text) {}

    private static String document(String name) {
        return Repository.read(Repository.root().resolve("docs").resolve(name));
    }

    private static List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        String[] sections = document("declared-gates.md").split("(?m)^### ");
        for (int i = 1; i < sections.length; i++) {
            examples.add(new Example(sections[i].lines().findFirst().orElseThrow(), sections[i]));
        }
        Stream.of("rest-api.md", "web-login.md", "queue-worker.md", "grpc-json.md")
                .forEach(recipe -> examples.add(new Example(recipe, document("recipes/" + recipe))));
        return examples;
    }

    @Test
    void there_are_ten_and_four_recipes() {
        assertThat(examples()).hasSize(14);
    }

    @TestFactory
    Stream<DynamicTest> it_is_read_and_every_gate_of_it_is_proved_able_to_fail() {
        return examples().stream().map(example -> DynamicTest.dynamicTest(example.title(), () -> {
            Path place = Files.createDirectories(folder.resolve(example.title().replaceAll("\\W", "_")));
            Matcher block = BLOCK.matcher(example.text());
            while (block.find()) {
                write(place.resolve(block.group(1) == null ? "lockstep.yaml" : block.group(1)), block.group(3));
                if (block.group(3).startsWith("gates:")) {
                    assertThat(SCHEMA.validate(block.group(3), InputFormat.YAML)).isEmpty();
                }
            }
            if (!Files.exists(place.resolve("lockstep.yaml"))) {
                write(place.resolve("lockstep.yaml"), "service: example\n");
            }
            Outcome lint = doors().in(place).open("gates", "lint");
            assertThat(lint.exitCode()).as(lint.out() + lint.err()).isZero();
            for (String mode : List.of("staging", "prod")) {
                if (!lint.out().contains("note: no gate is for " + mode)) {
                    Outcome run = doors().in(place).open("promotion-gate", "--self-test", "--mode", mode);
                    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
                }
            }
        }));
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
