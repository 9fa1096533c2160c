package lockstep.base.process;

import java.time.Duration;
import java.util.function.Consumer;

/** Runs programs of the host. A seam: whoever simulates a host answers in its place. */
public interface Programs {

    /** To its end, or to the end of its time. Never throws for what the program does. */
    ProgramEnd run(HostProgram program, Duration limit);

    /** The same; what it prints is told line by line while it runs, and nothing is kept. */
    ProgramEnd follow(HostProgram program, Duration limit, Consumer<String> lines);

    static Programs ofHost() {
        return HostPrograms.REAL;
    }
}
