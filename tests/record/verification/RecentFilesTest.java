package tests.record.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lockstep.base.digest.Sha256;
import lockstep.record.verification.LoadedCommit;
import lockstep.record.verification.RecentFiles;
import lockstep.repository.tree.BlobId;
import org.junit.jupiter.api.Test;

class RecentFilesTest {

    private static final int KIB = 1 << 10;

    private final RecentFiles recent = new RecentFiles();

    private static BlobId blob(int number) {
        return new BlobId("%040x".formatted(number));
    }

    private static LoadedCommit.File file(int bytes) {
        byte[] content = new byte[bytes];
        return new LoadedCommit.File(content, Sha256.of(content));
    }

    private List<Boolean> found(int... numbers) {
        return IntStream.of(numbers).mapToObj(number -> recent.find(blob(number)).isPresent()).toList();
    }

    @Test
    void what_went_by_is_found_by_its_name_and_is_the_file_that_came_first() {
        LoadedCommit.File first = file(3);
        recent.put(blob(1), first);
        recent.put(blob(1), file(3));

        assertThat(recent.find(blob(1))).containsSame(first);
        assertThat(recent.find(blob(2))).isEqualTo(Optional.empty());
    }

    @Test
    void the_oldest_make_room_for_the_newest() {
        recent.put(blob(1), file(100 * KIB));
        recent.put(blob(2), file(100 * KIB));
        recent.put(blob(3), file(100 * KIB));

        assertThat(found(1, 2, 3)).containsExactly(false, true, true);
    }

    @Test
    void a_file_that_came_again_takes_no_room_twice() {
        recent.put(blob(1), file(100 * KIB));
        recent.put(blob(1), file(100 * KIB));
        recent.put(blob(2), file(100 * KIB));

        assertThat(found(1, 2)).containsExactly(true, true);
    }

    @Test
    void one_that_is_larger_than_all_the_room_is_not_held_and_leaves_it_to_others() {
        recent.put(blob(1), file(300 * KIB));
        assertThat(found(1)).containsExactly(false);

        recent.put(blob(2), file(200 * KIB));
        assertThat(found(2)).containsExactly(true);
    }

    @Test
    void many_empty_files_do_not_fill_the_memory() {
        IntStream.range(1, 2_000).forEach(number -> recent.put(blob(number), file(0)));

        assertThat(IntStream.range(1, 2_000).filter(number -> recent.find(blob(number)).isPresent()).count())
                .isBetween(100L, 1_000L);
        assertThat(found(1_999)).containsExactly(true);
    }
}
