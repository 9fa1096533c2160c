package tests.tui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lockstep.demo.service.Fault;
import org.junit.jupiter.api.io.TempDir;

/** The same day in a real terminal: the process, the pseudo-terminal, the keys as bytes. */
class TmuxDayTest extends DayScript {

    @TempDir
    Path folder;

    @Override
    Ui demo(Fault... faults) {
        List<String> options = new ArrayList<>(List.of("--demo", "--operator", "ada"));
        for (Fault fault : faults) {
            options.addAll(List.of("--fault", fault.word()));
        }
        return new TmuxUi(folder, "screen-256color", 100, 30).start(options.toArray(String[]::new));
    }
}
