package tests.commands.init;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import lockstep.settings.Config;
import lockstep.settings.ConfigReader;
import tests.house.Repository;

/** A lockstep.yaml that keeps the schema that editors use, and that the reader takes. */
record WrittenFile(String text, Config config) {

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Repository.read(Repository.root().resolve("docs/lockstep.schema.json")));

    static WrittenFile in(Path folder) {
        return of(Repository.read(folder.resolve("lockstep.yaml")));
    }

    static WrittenFile of(String text) {
        assertThat(SCHEMA.validate(text, InputFormat.YAML)).as(text).isEmpty();
        return new WrittenFile(text, ConfigReader.parse(text, "lockstep.yaml"));
    }
}
