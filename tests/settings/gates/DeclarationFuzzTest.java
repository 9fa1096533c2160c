package tests.settings.gates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Environment;
import lockstep.gates.declared.DeclaredGate;
import lockstep.gates.declared.DeclaredGates;
import lockstep.settings.gates.Beside;
import lockstep.settings.gates.GateFile;
import lockstep.suites.declared.DeclaredSuites;
import lockstep.suites.proof.GateScene;
import lockstep.suites.proof.Unprovable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.house.Repository;

/** Declarations with something changed at random are read, or refused with a place; nothing else happens. */
class DeclarationFuzzTest {

    private static final List<String> BITS = List.of(
            "{", "}", "[", "]", ": ", ", ", "\n", "  ", "'", "\"", "null", "-1", "1e999", "{{x}}", "&a ", "*a", "!!int ",
            "status", "json", "/a", "0", "~", "#", "|", "\t", "\u0000", "ü", "999999999999999999999", "all", "2xx");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void a_changed_declaration_is_read_or_refused_with_a_place(long seed) {
        String text = Repository.read(Repository.root().resolve("docs/declared-gates.md"));
        List<String> examples = new ArrayList<>();
        for (String block : text.split("```yaml\n")) {
            if (block.startsWith("gates:")) {
                examples.add(block.substring(0, block.indexOf("```")));
            }
        }
        assertThat(examples).hasSizeGreaterThan(10);
        Random random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            StringBuilder changed = new StringBuilder(examples.get(random.nextInt(examples.size())));
            for (int change = random.nextInt(3); change >= 0; change--) {
                int at = random.nextInt(changed.length());
                int end = Math.min(changed.length(), at + random.nextInt(6));
                changed.replace(at, end, BITS.get(random.nextInt(BITS.size())));
            }
            tried(changed.toString());
        }
    }

    private static void tried(String yaml) {
        try {
            DeclaredGates gates = GateFile.readOne(yaml, "x", Beside.nothing());
            new DeclaredSuites(gates, Map.of());
            for (DeclaredGate gate : gates.gates()) {
                new GateScene(gate, Environment.STAGING, gates.files()).breakages();
            }
            assertThat(gates.sha256()).hasSize(64);
        } catch (ConfigurationError e) {
            assertThat(e.getMessage()).as(yaml).matches("(?s)(x, line \\d+, column \\d+: |gates\\.).*");
            assertThat(e.remedy()).isNotBlank();
        } catch (Unprovable e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }
}
