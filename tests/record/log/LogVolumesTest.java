package tests.record.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import lockstep.base.release.Sha;
import lockstep.record.log.LogItem;
import lockstep.record.log.LogProblem;
import lockstep.record.log.LogReading;
import lockstep.record.log.LogVolumes;
import lockstep.record.log.PromotionEntry;
import lockstep.record.log.ReleaseLog;
import org.junit.jupiter.api.Test;

class LogVolumesTest {

    private static final LogVolumes VOLUMES = new LogVolumes("docs/RELEASE_LOG.md");
    private static final PromotionEntry FIRST = entry("20260122-1000-rc1");
    private static final PromotionEntry SECOND = entry("20260122-1100-rc1");

    private static PromotionEntry entry(String id) {
        return Entries.promotion(id, new Sha("ab".repeat(20)));
    }

    @Test
    void each_volume_has_a_file_of_its_own_beside_the_first() {
        assertThat(VOLUMES.path(1)).isEqualTo("docs/RELEASE_LOG.md");
        assertThat(VOLUMES.path(12)).isEqualTo("docs/RELEASE_LOG-12.md");
        assertThat(new LogVolumes("LOG").path(2)).isEqualTo("LOG-2");
        assertThat(new LogVolumes("a.b/LOG").path(2)).isEqualTo("a.b/LOG-2");
        assertThat(VOLUMES.number("docs/RELEASE_LOG.md")).hasValue(1);
        assertThat(VOLUMES.number("docs/RELEASE_LOG-12.md")).hasValue(12);
    }

    @Test
    void no_other_file_is_taken_for_a_volume() {
        assertThat(List.of(
                "docs/RELEASE_LOG-1.md", "docs/RELEASE_LOG-02.md", "docs/RELEASE_LOG-.md", "docs/RELEASE_LOG-2.txt",
                "docs/RELEASE_LOG-2/x.md", "docs/RELEASE_LOG-9999999.md", "RELEASE_LOG-2.md", "docs/RELEASE_LOG", ""))
                .allSatisfy(path -> assertThat(VOLUMES.number(path)).isEmpty());
    }

    @Test
    void an_entry_goes_to_the_last_volume_until_that_is_full() {
        ReleaseLog.Appended begun = ReleaseLog.none().append(FIRST);
        assertThat(begun.volume()).isEqualTo(1);
        byte[] almost = filled(begun.content(), LogVolumes.FULL - 1);
        ReleaseLog.Appended last = new ReleaseLog(List.of(almost)).append(SECOND);
        assertThat(last.volume()).isEqualTo(1);
        assertThat(last.content()).startsWith(almost).hasSizeGreaterThan(LogVolumes.FULL);
        ReleaseLog.Appended next = new ReleaseLog(List.of(filled(almost, LogVolumes.FULL))).append(SECOND);
        assertThat(next.volume()).isEqualTo(2);
        assertThat(new String(next.content(), StandardCharsets.UTF_8))
                .startsWith("# Release Log (Append-Only), Volume 2\n");
    }

    @Test
    void volumes_are_read_as_one_log_and_each_thing_says_in_which_it_stands() {
        byte[] full = filled(ReleaseLog.none().append(FIRST).content(), LogVolumes.FULL);
        byte[] second = new ReleaseLog(List.of(full)).append(SECOND).content();
        byte[] broken = Arrays.copyOf(second, second.length + 4);
        System.arraycopy("```\n".getBytes(StandardCharsets.UTF_8), 0, broken, second.length, 4);
        LogReading reading = new ReleaseLog(List.of(full, broken)).read();
        assertThat(reading.entries()).startsWith(FIRST, SECOND);
        assertThat(reading.items()).extracting(LogItem::place).element(1).hasToString("volume 2, line 7");
        assertThat(reading.items().get(1).place().brief()).isEqualTo("2:7");
        assertThat(reading.problems()).extracting(LogProblem::toString)
                .singleElement().asString().startsWith("volume 2, line ").endsWith("the block is never closed");
    }

    /** With prose, to a size in bytes. */
    private static byte[] filled(byte[] volume, int size) {
        byte[] filled = Arrays.copyOf(volume, size);
        Arrays.fill(filled, volume.length, size, (byte) '\n');
        return filled;
    }
}
