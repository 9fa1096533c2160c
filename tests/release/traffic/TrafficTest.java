package tests.release.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lockstep.base.text.Secrets;
import lockstep.gates.gate.Waiting;
import lockstep.gates.http.Deadline;
import lockstep.release.traffic.Traffic;
import lockstep.release.traffic.Weight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficTest {

    @TempDir
    Path folder;

    private Traffic traffic(String set, String read, String abort) {
        return traffic(set, read, abort, TrafficTest::aMoment);
    }

    private Traffic traffic(String set, String read, String abort, Waiting waiting) {
        return new Traffic(
                shell(set), shell(read), shell(abort), Duration.ofSeconds(10), folder, new Secrets(), waiting);
    }

    /** Programs take their time, and whoever waits for them less. */
    private static void aMoment(Duration time) throws InterruptedException {
        Thread.sleep(time.dividedBy(20));
    }

    private static List<String> shell(String script) {
        return List.of("sh", "-c", script);
    }

    private static Deadline seconds(int seconds) {
        return Deadline.in(Duration.ofSeconds(seconds));
    }

    @Test
    void a_weight_is_set_when_it_reads_back() {
        Traffic traffic = traffic("echo {weight} > weight", "cat weight", "echo 0 > weight");

        assertThat(traffic.set(10, seconds(60))).isEmpty();
        assertThat(traffic.read(seconds(60))).isEqualTo(new Weight.Known(10));
        assertThat(traffic.abort()).isEmpty();
        assertThat(traffic.read(seconds(60))).isEqualTo(new Weight.Known(0));
    }

    @Test
    void a_weight_that_takes_a_while_is_waited_for() throws IOException {
        Files.writeString(folder.resolve("reads"), "");
        Traffic traffic = traffic("true", "echo x >> reads; [ $(wc -l < reads) -ge 3 ] && echo 10 || echo 0", "true");

        assertThat(traffic.set(10, seconds(60))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "60|exit 1|echo 10|traffic.set (sh) exited 1",
        "2|true|echo 50|reads 50 %",
        "2|true|true|printed nothing",
        "2|true|echo 101|which is not 0 to 100",
        "2|true|echo ten|which is not 0 to 100",
        "60|echo gone >&2; exit 4|echo 10|exited 4: gone",
        "2|true|sleep 30|did not end in time",
    })
    void a_weight_that_does_not_read_back_is_told(int limit, String set, String read, String words) {
        assertThat(traffic(set, read, "true").set(10, seconds(limit)).orElseThrow()).contains(words);
    }

    @Test
    void an_abort_is_tried_again_before_it_is_said_to_fail() {
        Traffic traffic = traffic("true", "echo 0", "echo x >> tries; [ $(wc -l < tries) -ge 3 ]");

        assertThat(traffic.abort()).isEmpty();
    }

    @Test
    void an_abort_that_fails_says_how_and_what_to_type() throws IOException {
        Traffic traffic = traffic("true", "echo 10", "echo x >> tries; exit 7");

        assertThat(traffic.abort().orElseThrow()).contains("exited 7");
        assertThat(Files.readAllLines(folder.resolve("tries"))).hasSize(3);
        assertThat(traffic.abortByHand()).contains("exit 7");
    }

    @Test
    void an_abort_after_which_the_weight_still_reads_more_has_failed() {
        assertThat(traffic("true", "echo 10", "true").abort().orElseThrow()).contains("reads 10 %");
    }

    @Test
    void an_abort_does_not_need_the_weight_to_be_readable() {
        assertThat(traffic("true", "exit 1", "true").abort()).isEmpty();
    }

    @Test
    void a_load_balancer_that_has_not_settled_when_the_abort_ends_is_asked_again() throws IOException {
        Duration[] waited = {Duration.ZERO};
        Traffic traffic = traffic("true", "echo x >> reads; [ $(wc -l < reads) -lt 4 ] && echo 10 || echo 0",
                "echo x >> aborts", time -> waited[0] = waited[0].plus(time));

        assertThat(traffic.abort()).isEmpty();
        assertThat(waited[0]).isEqualTo(Duration.ofMillis(1_500));
        assertThat(Files.readAllLines(folder.resolve("aborts"))).hasSize(1);
    }

    @Test
    void a_load_balancer_that_cannot_be_read_at_first_leaves_no_doubt() {
        List<String> doubts = new ArrayList<>();
        Traffic traffic = traffic("true", "echo x >> reads; [ $(wc -l < reads) -ge 3 ] && echo 0", "true", time -> {});

        assertThat(traffic.abort(doubts::add)).isEmpty();
        assertThat(doubts).isEmpty();
    }

    @Test
    void a_weight_that_is_never_read_back_is_doubted_when_a_share_has_had_its_time() {
        List<String> doubts = new ArrayList<>();
        Duration[] waited = {Duration.ZERO};
        Traffic traffic = traffic("true", "exit 3", "true", time -> waited[0] = waited[0].plus(time));

        assertThat(traffic.abort(doubts::add)).isEmpty();
        assertThat(doubts).singleElement().asString().contains("could not be read back", "exited 3");
        assertThat(waited[0]).isEqualTo(Duration.ofMillis(9_500));
    }

    @Test
    void an_abort_whose_share_stays_is_tried_three_times_and_waits_for_it_once() throws IOException {
        Duration[] waited = {Duration.ZERO};
        Traffic traffic = traffic("true", "echo 10", "echo x >> aborts", time -> waited[0] = waited[0].plus(time));

        assertThat(traffic.abort().orElseThrow()).contains("reads 10 %");
        assertThat(Files.readAllLines(folder.resolve("aborts"))).hasSize(3);
        assertThat(waited[0]).isEqualTo(Duration.ofMillis(9_500 + 2 * 1_000));
    }
}
