package tests.release.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import lockstep.base.release.Sha;
import lockstep.gates.run.GateRun;
import lockstep.release.killswitch.SwitchDrilling;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.settings.pipeline.KillSwitchSettings;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** A drill whose process is ended from outside while the switch is off. */
class InterruptedDrillTest {

    @AutoClose
    private final MockWebServer service = new MockWebServer();
    private final ConcurrentLinkedQueue<String> turns = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path folder;

    private String base;

    @BeforeEach
    void start() throws IOException {
        service.setDispatcher(new Dispatcher() {
            private volatile boolean on = true;

            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String path = request.getTarget();
                if (path.equals("/on") || path.equals("/off")) {
                    on = path.equals("/on");
                    turns.add(path);
                }
                return new MockResponse.Builder().code(on ? 200 : 404).build();
            }
        });
        service.start();
        base = "http://" + service.getHostName() + ":" + service.getPort();
    }

    private KillSwitchSettings flag(String on) {
        String off = "echo $$ > " + folder + "/pid; mv " + folder + "/pid " + folder + "/begun; until [ -e " + folder + "/go ]; do sleep 0.05; done; curl -s "
                + base + "/off";
        return new KillSwitchSettings("suggestions", "olga@example.org", List.of("sh", "-c", off),
                List.of("curl", "-fs", base + on), "/state", Optional.empty(), "404", "200");
    }

    private static void until(BooleanSupplier there) {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!there.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    @Test
    void what_turns_it_off_is_ended_before_the_switch_is_turned_on_and_the_drill_stands_still() throws Exception {
        try (ReleaseDay day = new ReleaseDay()) {
            Sha commit = day.landTested("second");
            Seat olga = day.operator("Olga");
            olga.reconfigure(day.stagingAddress(), base);
            try (ReleaseSite site = olga.site()) {
                AtomicBoolean isOff = new AtomicBoolean();
                SwitchDrilling drilling =
                        new SwitchDrilling(site, WorkflowListener.silent(), Duration.ofSeconds(1), isOff);
                Thread drill = Thread.ofPlatform().daemon().start(() -> drilling.drill(flag("/on"), commit));
                until(() -> Files.exists(folder.resolve("begun")));
                drilling.turnOnAtOnce(flag("/on"));

                assertThat(ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("begun")).strip()))
                        .filter(ProcessHandle::isAlive)).isEmpty();
                assertThat(isOff).isFalse();
                assertThat(drilling.mayStillBeTurned()).isFalse();
                until(() -> drill.getState() == Thread.State.WAITING);
                assertThat(turns).containsExactly("/on");
            }
        }
    }

    @Test
    void a_drill_that_was_being_recorded_is_not_called_unrecorded_and_one_that_was_not_records_nothing()
            throws Exception {
        try (ReleaseDay day = new ReleaseDay()) {
            Sha commit = day.landTested("second");
            Seat olga = day.operator("Olga");
            olga.reconfigure(day.stagingAddress(), base);
            try (ReleaseSite site = olga.site()) {
                Files.createFile(folder.resolve("go"));
                Queue<String> said = new ConcurrentLinkedQueue<>();
                WorkflowListener listener = new WorkflowListener() {
                    @Override
                    public void step(String words) {
                        said.add(words);
                    }
                };
                AtomicBoolean isOff = new AtomicBoolean();
                SwitchDrilling recorded = new SwitchDrilling(site, listener, Duration.ofSeconds(1), isOff);
                GateRun run = recorded.drill(flag("/on"), commit);
                recorded.record(flag("/on"), run);
                isOff.set(true);
                recorded.turnOnAtOnce(flag("/on"));
                assertThat(said).contains("suggestions is on again on staging");

                SwitchDrilling unrecorded = new SwitchDrilling(site, listener, Duration.ofSeconds(1), isOff);
                isOff.set(true);
                unrecorded.turnOnAtOnce(flag("/on"));
                assertThat(said).contains("suggestions is on again on staging; the drill is not recorded");
                String refs = day.refs();
                Thread late = Thread.ofPlatform().daemon().start(() -> unrecorded.record(flag("/on"), run));
                until(() -> late.getState() == Thread.State.WAITING);
                assertThat(day.refs()).isEqualTo(refs);
            }
        }
    }

    @Test
    void a_switch_that_is_not_seen_on_is_still_called_off_and_one_that_was_never_off_is_left_alone() {
        try (ReleaseDay day = new ReleaseDay()) {
            Seat olga = day.operator("Olga");
            olga.reconfigure(day.stagingAddress(), base);
            try (ReleaseSite site = olga.site()) {
                AtomicBoolean isOff = new AtomicBoolean();
                SwitchDrilling drilling =
                        new SwitchDrilling(site, WorkflowListener.silent(), Duration.ofSeconds(1), isOff);
                drilling.turnOnAtOnce(flag("/on"));
                assertThat(turns).isEmpty();
                isOff.set(true);
                drilling.turnOnAtOnce(flag("/off"));
                assertThat(isOff).isTrue();
                drilling.turnOnAtOnce(flag("/on"));
                assertThat(isOff).isFalse();
            }
        }
    }
}
