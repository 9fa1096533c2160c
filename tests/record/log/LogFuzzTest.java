package tests.record.log;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.record.log.Entries.sha;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lockstep.base.text.Sanitiser;
import lockstep.record.log.LogItem;
import lockstep.record.log.LogListener;
import lockstep.record.log.LogProblem;
import lockstep.record.log.LogReader;
import lockstep.record.log.LogReading;
import lockstep.record.log.LogWriter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever the bytes are, reading ends, throws nothing, and says what it could not read in harmless words. */
class LogFuzzTest {

    private static final byte[] LOG = LogWriter.append(
            LogWriter.append(HandKeptLog.TEXT.getBytes(StandardCharsets.UTF_8),
                    Entries.promotion("20260122-1000-rc1", sha(1))),
            Entries.rollback("20260122-1100-rb1", sha(1), sha(2)));

    @Property(tries = 1_000)
    void a_log_of_random_bytes_is_read_without_a_crash(@ForAll byte[] bytes) {
        check(bytes);
    }

    @Property(tries = 1_000)
    void a_log_entry_of_random_text_is_read_without_a_crash(@ForAll String text) {
        check(("```\n- release_id: x\n  a: " + text + "\n```\n").getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 2_000)
    void a_log_with_bytes_changed_is_read_without_a_crash(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = 1_000_000) Integer> places, @ForAll byte value) {
        byte[] log = LOG.clone();
        places.forEach(place -> log[place % log.length] = value);
        check(log);
    }

    @Property(tries = 500)
    void a_log_that_is_cut_anywhere_is_read_without_a_crash(@ForAll @IntRange(max = 1_000_000) int from, @ForAll @IntRange(max = 1_000_000) int to) {
        int start = from % LOG.length;
        check(Arrays.copyOfRange(LOG, start, start + to % (LOG.length - start)));
    }

    @Property(tries = 200)
    void a_log_in_pieces_reads_as_in_one(@ForAll @Size(max = 6) List<@IntRange(max = 1_000_000) Integer> cuts) {
        List<LogItem> items = new ArrayList<>();
        LogReader reader = new LogReader(new LogListener() {
            @Override
            public void entry(LogItem item) {
                items.add(item);
            }

            @Override
            public void template(long line) {}

            @Override
            public void problem(LogProblem problem) {
                throw new AssertionError(problem);
            }
        });
        int done = 0;
        for (int cut : cuts.stream().map(cut -> cut % LOG.length).sorted().toList()) {
            reader.accept(Arrays.copyOfRange(LOG, done, cut));
            done = cut;
        }
        reader.accept(Arrays.copyOfRange(LOG, done, LOG.length));
        reader.end();
        assertThat(items).isEqualTo(LogReader.read(LOG).items()).hasSize(4);
    }

    private static void check(byte[] bytes) {
        LogReading log = LogReader.read(bytes);
        assertThat(log.problems()).allSatisfy(problem -> {
            assertThat(problem.what()).isEqualTo(Sanitiser.line(problem.what()));
            assertThat(problem.place().line()).isPositive();
        });
    }
}
