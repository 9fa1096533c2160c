package tests.record.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import lockstep.record.verification.KeptBlobs;
import lockstep.repository.tree.BlobId;
import org.junit.jupiter.api.Test;

class KeptBlobsTest {

    private static BlobId blob(long number) {
        return new BlobId("%040x".formatted(number + 1));
    }

    @Test
    void of_a_path_the_last_file_is_kept_and_of_a_removed_one_none() {
        KeptBlobs kept = new KeptBlobs();
        kept.put("a", blob(1));
        kept.put("b", blob(2));
        kept.put("a", blob(3));
        kept.remove("b");
        kept.remove("never there");

        assertThat(kept.get("a")).contains(blob(3));
        assertThat(List.of("b", "never there", "c")).allSatisfy(path -> assertThat(kept.get(path)).isEmpty());
        kept.put("b", blob(4));
        assertThat(kept.get("b")).contains(blob(4));
    }

    @Test
    void thousands_of_paths_are_kept_like_a_map_keeps_them_while_the_table_grows() {
        KeptBlobs kept = new KeptBlobs();
        Map<String, BlobId> expected = new HashMap<>();
        SplittableRandom random = new SplittableRandom(7);
        for (int number = 0; number < 20_000; number++) {
            String path = "evidence/" + random.nextInt(6_000) + ".json";
            if (random.nextInt(5) == 0) {
                kept.remove(path);
                expected.remove(path);
            } else {
                kept.put(path, blob(number));
                expected.put(path, blob(number));
            }
        }

        for (int number = 0; number < 6_000; number++) {
            String path = "evidence/" + number + ".json";
            assertThat(kept.get(path).orElse(null)).as(path).isEqualTo(expected.get(path));
        }
    }
}
