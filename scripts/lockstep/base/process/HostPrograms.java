package lockstep.base.process;

import java.time.Duration;
import java.util.function.Consumer;

/** Really starts them. */
enum HostPrograms implements Programs {
    REAL;

    @Override
    public ProgramEnd run(HostProgram program, Duration limit) {
        return program.run(limit);
    }

    @Override
    public ProgramEnd follow(HostProgram program, Duration limit, Consumer<String> lines) {
        return program.follow(limit, lines);
    }
}
