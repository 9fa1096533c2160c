package tests.commands.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import lockstep.commands.cli.Console;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColoursTest {

    @ParameterizedTest(name = "terminal {0}, {1}: colours {2}")
    @CsvSource({
        "true,  TERM=xterm,                              true",
        "false, TERM=xterm,                              false",
        "true,  TERM=dumb,                               false",
        "true,  TERM=xterm CLICOLOR=1,                   true",
        "true,  TERM=xterm CLICOLOR=0,                   false",
        "true,  TERM=xterm NO_COLOR=1,                   false",
        "false, TERM=xterm FORCE_COLOR=1,                true",
        "false, TERM=xterm FORCE_COLOR=0,                false",
        "false, TERM=xterm FORCE_COLOR=false,            false",
        "false, TERM=xterm CLICOLOR_FORCE=1,             true",
        "true,  TERM=xterm CLICOLOR=0 CLICOLOR_FORCE=1,  true",
        "false, TERM=xterm NO_COLOR=1 FORCE_COLOR=1,     false",
    })
    void variables_decide_on_colours(boolean terminal, String variables, boolean colours) {
        assertThat(console(terminal, variables).theme(false).colour()).isEqualTo(colours);
    }

    @Test
    void the_option_refuses_colours_whatever_the_variables_say() {
        assertThat(console(true, "TERM=xterm FORCE_COLOR=1 CLICOLOR_FORCE=1").theme(true).colour()).isFalse();
    }

    private static Console console(boolean terminal, String variables) {
        Map<String, String> environment = new HashMap<>();
        for (String variable : variables.split(" ")) {
            environment.put(variable.substring(0, variable.indexOf('=')), variable.substring(variable.indexOf('=') + 1));
        }
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());
        return new Console(nowhere, nowhere, terminal, terminal, true, environment, Path.of("").toAbsolutePath());
    }
}
