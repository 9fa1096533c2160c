package tests.bench.gate;

import java.util.List;

/** Somebody who sends the twenty-two requests: a command that finds the service in BASE and its certificate in CA_FILE. */
record Contestant(String name, List<String> command) {

    Contestant {
        command = List.copyOf(command);
    }
}
