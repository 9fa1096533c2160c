package tests.gates.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import lockstep.gates.run.RunId;
import org.junit.jupiter.api.Test;

class RunIdTest {

    private static final Pattern SHAPE = Pattern.compile("\\d{8}T\\d{6}Z-[a-z0-9-]{1,40}-[0-9a-f]{8}");
    private static final String STAMP = "20260130T101500Z-";

    @Test
    void a_name_is_that_of_a_run_exactly_where_its_shape_fits() {
        for (String suite : List.of("a", "promotion-gate", "-", "a-0123abcd", "x".repeat(40), "x".repeat(41), "")) {
            for (String name : others(STAMP + suite + "-0123abcd")) {
                assertThat(RunId.isValid(name)).as(name).isEqualTo(SHAPE.matcher(name).matches());
            }
        }
    }

    /** The name, and each that differs in one sign: another one, one more or one less. */
    private static List<String> others(String name) {
        List<String> names = new ArrayList<>(List.of(name, ""));
        for (int at = 0; at < name.length(); at++) {
            names.add(name.substring(0, at) + name.substring(at + 1));
            names.add(name.substring(0, at));
            for (String sign : List.of("0", "/", ":", "T", "Z", "-", "a", "f", "g", "z", "{", "`", "A", "\u0663")) {
                names.add(name.substring(0, at) + sign + name.substring(at + 1));
                names.add(name.substring(0, at) + sign + name.substring(at));
            }
        }
        return names;
    }
}
