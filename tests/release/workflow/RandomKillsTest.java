package tests.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lockstep.base.release.Sha;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tests.repository.git.Relay;
import tests.repository.git.RemoteServers;

/**
 * Somebody dies, or the server does, at an instant that nobody chose. Four kills a transport in the suite;
 * {@code -Dlockstep.kills=67} makes it 201 in all. A failing one is told with its seed.
 */
class RandomKillsTest {

    private static final int KILLS = Integer.getInteger("lockstep.kills", 4);
    private static final List<String> WAYS = List.of("KILL", "TERM", "INT", "SERVER");

    /** Of a process that is not killed; longer would be after its end. */
    private static final int LONGEST_MILLIS = 1_800;

    @AutoClose
    private ReleaseDay day;

    /** Where release stood and can go back to, oldest first. */
    private final List<Sha> good = new ArrayList<>();

    private int entries;

    @BeforeEach
    void a_service_that_was_released_once() {
        day = new ReleaseDay();
        good.add(day.landTested("first release"));
        assertThat(day.operator("Ada Lovelace").promoteNow().exitCode()).isZero();
        entries = 1;
    }

    /** A server of the repository that may die, and its address. */
    private record Served(Relay relay, String address) {

        /** What the server had begun, which goes on for a moment. */
        List<ProcessHandle> close() {
            if (relay == null) {
                return List.of();
            }
            List<ProcessHandle> begun = relay.running();
            relay.close();
            return begun;
        }
    }

    @TestFactory
    Stream<DynamicTest> over_the_file_system_one_outcome_one_entry_and_the_right_branch_remain() {
        return kills(day -> new Served(null, day.bare().toString()), 1_000);
    }

    @TestFactory
    Stream<DynamicTest> over_git_daemon_one_outcome_one_entry_and_the_right_branch_remain() {
        return kills(day -> {
            Relay relay = RemoteServers.gitDaemon(day.git(), day.folder());
            return new Served(relay, "git://127.0.0.1:" + relay.port() + "/service.git");
        }, 2_000);
    }

    @TestFactory
    Stream<DynamicTest> over_ssh_one_outcome_one_entry_and_the_right_branch_remain() {
        return kills(day -> {
            deleteOldKeys(day.folder().resolve("ssh"));
            return new Served(RemoteServers.sshd(day.git(), day.folder()), "release-host:" + day.bare());
        }, 3_000);
    }

    private static void deleteOldKeys(Path folder) {
        File[] files = folder.toFile().listFiles();
        for (File file : files == null ? new File[0] : files) {
            file.delete();
        }
    }

    private Stream<DynamicTest> kills(Function<ReleaseDay, Served> server, int seeds) {
        return IntStream.range(0, KILLS).mapToObj(number -> DynamicTest.dynamicTest(
                "seed " + (seeds + number), () -> kill(server, seeds + number)));
    }

    private void kill(Function<ReleaseDay, Served> server, int seed) throws Exception {
        Random random = new Random(seed);
        String way = WAYS.get(seed % WAYS.size());
        Act act = good.size() > 1 && random.nextInt(3) == 0 ? Act.ROLLBACK : Act.PROMOTION;
        if (act == Act.ROLLBACK) {
            good.removeLast();
        } else {
            good.add(day.landTested("seed " + seed));
        }
        Served served = server.apply(day);
        List<ProcessHandle> atTheServer = new ArrayList<>();
        try {
            Seat doomed = day.operator("Doomed Operator", served.address());
            Process process = start(doomed, act);
            if (!process.waitFor(200 + random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS)) {
                end(process, way, served, atTheServer);
            }
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("it ended").isTrue();
        } finally {
            atTheServer.addAll(served.close());
        }
        atTheServer.forEach(RandomKillsTest::await);
        new Aftermath(day).isFinishedByWhoeverComesNext(act, good.getLast(), ++entries);
    }

    private static Process start(Seat doomed, Act act) {
        return doomed.day().git().start(doomed.folder(), ChildJvm.command(
                DoomedOperator.class.getName(), doomed.folder().toString(), act.name()));
    }

    private static void end(Process process, String way, Served served, List<ProcessHandle> begun)
            throws IOException, InterruptedException {
        if (way.equals("SERVER") && served.relay() != null) {
            begun.addAll(served.close());
        } else {
            String signal = way.equals("SERVER") ? "KILL" : way;
            begun.addAll(process.descendants().toList());
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
        }
    }

    private static void await(ProcessHandle process) {
        try {
            process.onExit().get(120, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("a helper of the dead process goes on", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
