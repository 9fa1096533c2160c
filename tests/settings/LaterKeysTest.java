package tests.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import lockstep.base.digest.Sha256;
import lockstep.settings.LaterKeys;
import org.junit.jupiter.api.Test;
import tests.house.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who could not read a configuration is believed where it has keys that came later, so those have to be known. */
class LaterKeysTest {

    private static final LaterKeys LATER = new LaterKeys(Set.of("weather"));

    @Test
    void they_are_found_at_any_depth_and_only_as_keys() {
        assertThat(LATER.areIn("weather: {}")).isTrue();
        assertThat(LATER.areIn("a: {b: [{c: 1}, {'weather': 2}]}")).isTrue();
        assertThat(LATER.areIn("a: weather # weather: 1")).isFalse();
        assertThat(LATER.areIn("")).isFalse();
        assertThat(LATER.areIn("a: [")).isFalse();
        assertThat(LaterKeys.known().areIn("service: a")).isFalse();
    }

    /** Titles and descriptions bind nobody. */
    private static void written(String path, JsonNode schema, Set<String> all) {
        schema.properties().forEach(part -> {
            boolean isText = !path.endsWith("/properties")
                    && Set.of("description", "title", "examples", "default", "$comment").contains(part.getKey());
            if (!isText) {
                written(path + "/" + part.getKey(), part.getValue(), all);
            }
        });
        if (!schema.isObject()) {
            all.add(path + " " + schema);
        }
    }

    @Test
    void whoever_changes_what_can_be_written_says_which_keys_a_host_of_before_cannot_read() {
        Set<String> all = new TreeSet<>();
        for (String schema : new String[] {"docs/lockstep.schema.json", "docs/gates.schema.json"}) {
            written(schema, JsonMapper.builder().build().readTree(
                    Repository.read(Repository.root().resolve(schema))), all);
        }
        assertThat(all).hasSizeGreaterThan(200);
        assertThat(Sha256.of(String.join("\n", all)).hex())
                .as("add a key that came, or takes other values, to LaterKeys.java; then write the new digest here")
                .isEqualTo("9912b198ce83235153b4602b4822faacb389858132b801b4e08ecfc3caf7e9fd");
    }
}
