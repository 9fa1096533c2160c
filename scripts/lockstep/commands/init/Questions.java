package lockstep.commands.init;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import lockstep.base.error.UsageError;
import lockstep.commands.cli.Console;

/** Asks an operator at the terminal for what no option said. */
final class Questions {

    private final Console console;
    private final BufferedReader in;

    Questions(Console console) {
        this.console = console;
        this.in = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
    }

    /**
     * @param option that answers it too
     * @param usual what an empty answer means; empty where there has to be one
     */
    String ask(Optional<String> given, String question, String option, Optional<String> usual) {
        if (given.isPresent()) {
            return given.get();
        }
        if (!console.inIsTerminal()) {
            return usual.orElseThrow(() -> new UsageError(
                    "no " + option + " was given, and there is no terminal to ask on", "Give " + option + "."));
        }
        console.err().print(question + usual.map(answer -> " [" + (answer.isEmpty() ? "none" : answer) + "]").orElse("")
                + " ");
        console.err().flush();
        String answer = read();
        return answer.isEmpty()
                ? usual.orElseThrow(() -> new UsageError("this needs an answer", "Give " + option + "."))
                : answer;
    }

    private String read() {
        try {
            String line = in.readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            return "";
        }
    }
}
