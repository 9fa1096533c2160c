package lockstep.demo.canary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lockstep.analysis.canary.Forecast;
import lockstep.base.error.ExitCode;
import lockstep.base.release.CommitName;
import lockstep.base.release.Operator;
import lockstep.commands.cli.Console;
import lockstep.commands.report.Theme;
import lockstep.demo.rehearsal.Narrator;
import lockstep.gates.gate.Verdict;
import lockstep.release.canary.CanaryConclusion;
import lockstep.release.canary.CanaryListener;
import lockstep.release.canary.CanaryPlanned;
import lockstep.release.canary.CanaryService;
import lockstep.release.canary.CanaryRunRequest;
import lockstep.release.site.ReleaseSite;

/** Three canaries in real time: one passes, one fails and loses its traffic, one cannot be decided. */
public record CanaryAct(Console console, boolean noColour) {

    private static final Operator OPERATOR = new Operator("demo");
    private static final Duration INTERVAL = Duration.ofMillis(250);
    private static final String SETTINGS = """
            steps: [10%]
            duration: 3s
            deadline: 10s
            warmup: 500ms
            gates: {error_rate: {increase: 1pp}}
            """;

    public ExitCode run() {
        Narrator narrator = new Narrator(console, console.theme(noColour));
        try {
            boolean asExpected = play(narrator, "A healthy canary", Optional.empty(), 4_000) == Verdict.PASS
                    & play(narrator, "A canary that fails 5 % of its requests",
                            Optional.of(CanaryFault.FIVE_PERCENT_ERRORS), 4_000) == Verdict.FAIL
                    & play(narrator, "A canary with too few users",
                            Optional.of(CanaryFault.LITTLE_TRAFFIC), 40) == Verdict.INCONCLUSIVE;
            return asExpected ? ExitCode.DONE : ExitCode.GATE_FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }

    private Verdict play(Narrator narrator, String what, Optional<CanaryFault> fault, double requestsPerSecond)
            throws InterruptedException {
        narrator.step(what + ", " + Math.round(requestsPerSecond) + " requests a second in all");
        Path folder = folder();
        CanaryGround.Scene scene = new CanaryGround.Scene(fault, requestsPerSecond, INTERVAL, SETTINGS);
        try (CanaryGround ground = CanaryGround.set(folder, console.environment(), scene);
                ReleaseSite site = ground.open(OPERATOR, console.environment());
                CanaryGround.Users users = ground.users()) {
            CanaryListener silent = CanaryListener.silent();
            CanaryService service = new CanaryService(site, silent);
            CanaryPlanned planned = service.plan(new CanaryRunRequest(new CommitName.Exact(ground.commit()), Map.of()));
            narrator.brought(planned.forecasts().stream().map(Forecast::words).toList());
            CanaryConclusion ended = service.carryOut(planned);
            narrator.brought(told(ended));
            narrator.brought("the record stays in " + ground.stage().bareRepository());
            return ended.verdict();
        }
    }

    private List<String> told(CanaryConclusion ended) {
        Theme theme = console.theme(noColour);
        return List.of(
                theme.paint(Theme.colourOf(ended.verdict()), theme.show(theme.glyph(ended.verdict()) + " "
                        + Theme.word(ended.verdict()) + "  canary " + ended.id() + " " + ended.words())),
                theme.show(String.join("; ", ended.reasons())));
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("lockstep-canary-").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
