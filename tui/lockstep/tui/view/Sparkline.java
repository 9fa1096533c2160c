package lockstep.tui.view;

import java.time.Duration;
import java.util.List;
import lockstep.base.release.Environment;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Observed;
import lockstep.tui.api.ReleaseSeen;
import lockstep.tui.canvas.Glyphs;
import lockstep.tui.state.UiState;

/** How long a gate took in the runs of one environment that are recorded, oldest first, as a spark line. */
final class Sparkline {

    static final int SHORT = 8;
    static final int LONGEST = 40;

    private Sparkline() {}

    static String of(UiState state, Environment environment, GateName gate, int longest, Glyphs glyphs) {
        List<Long> times = state.standing().map(ReleaseSeen::runs).orElse(List.of()).stream()
                .filter(stored -> stored.run().mode().isProduction() == environment.isProduction())
                .flatMap(stored -> stored.run().gate(gate).stream())
                .flatMap((GateResult result) -> result.observed().stream())
                .map((Observed observed) -> observed.timing().total())
                .map(Duration::toMillis)
                .limit(longest)
                .toList()
                .reversed();
        long most = times.stream().mapToLong(Long::longValue).max().orElse(1);
        StringBuilder line = new StringBuilder();
        times.forEach(time -> line.append(glyphs.spark((int) (time * 7 / Math.max(1, most)))));
        return line.toString();
    }
}
