package tests.bench.tui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lockstep.demo.rehearsal.DemoTeam;
import tests.tui.TmuxUi;

/**
 * When the first frame is there, by each way to start the UI. They take turns, so that what disturbs one disturbs all.
 *
 * @param repository Lockstep's
 * @param bundle an unpacked bundle to start as well
 * @param starts how often each is measured
 */
public record FirstFrame(Path repository, Optional<Path> bundle, int starts) {

    /** Starts by which {@code ./jbang} has its archive of classes, and how long that takes in the background. */
    private static final int UNTIL_ARCHIVED = 2;
    private static final int ARCHIVING_MILLISECONDS = 12_000;

    /**
     * @param name as the table calls it
     * @param command empty for a JVM that is started as the tests do, without an archive
     */
    private record Way(String name, List<String> command) {}

    public List<String> lines() throws IOException, InterruptedException {
        Way jbang = new Way("by `./jbang`, with its archive", List.of(repository + "/jbang", "release-tui"));
        List<Way> ways = new ArrayList<>(List.of(new Way("a JVM without an archive", List.of()), jbang));
        bundle.ifPresent(folder -> ways.add(new Way("from the bundle", List.of(folder + "/bin/release-tui"))));
        Map<Way, List<Double>> times = new LinkedHashMap<>();
        ways.forEach(way -> times.put(way, new ArrayList<>()));
        try (DemoTeam stage = DemoTeam.set(Files.createTempDirectory("tui-bench-"), System.getenv(), Set.of())) {
            for (int start = 0; start < UNTIL_ARCHIVED; start++) {
                timed(stage, jbang);
            }
            Thread.sleep(ARCHIVING_MILLISECONDS);
            for (int start = 0; start <= starts; start++) {
                for (Way way : ways) {
                    double time = timed(stage, way);
                    if (start > 0) {
                        times.get(way).add(time);
                    }
                }
            }
        }
        return ways.stream().map(way -> row(way, times.get(way).stream().sorted().toList())).toList();
    }

    private static double timed(DemoTeam stage, Way way) throws IOException, InterruptedException {
        Path recording = Files.createTempDirectory("tui-bench-").resolve("session.cast");
        try (TmuxUi ui = ProcessWatch.tmux()) {
            String[] options = {"--record", recording.toString(), "--readonly"};
            if (way.command().isEmpty()) {
                ui.startIn(stage.operatorsClone(), options);
            } else {
                ui.startBy(stage.operatorsClone(), way.command(), options);
            }
            Watched watched = new Watched(ui, recording);
            while (!watched.hasPainted("PRODUCTION")) {
                Thread.sleep(2);
            }
            double time = watched.age();
            ui.expect("healthy", "▸ ").press("q").expectLeft();
            return time;
        }
    }

    private String row(Way way, List<Double> times) {
        return ProcessWatch.row(
                "process start to first frame written, " + way.name() + ", median of " + starts,
                String.format(Locale.ROOT, "%.2f s (%.2f to %.2f)", times.get(starts / 2), times.getFirst(),
                        times.getLast()));
    }
}
