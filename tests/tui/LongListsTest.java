package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import lockstep.base.release.Sha;
import lockstep.gates.revision.RevisionReading;
import lockstep.record.log.PassFail;
import lockstep.tui.api.Candidate;
import lockstep.tui.api.EntryLine;
import lockstep.tui.api.GitSeen;
import org.junit.jupiter.api.Test;

/** Thousands of commits and entries: what is looked for is found as in a few, whatever was looked for before. */
class LongListsTest {

    private static Sha sha(int number) {
        return new Sha(String.format("%040x", 0xabc0000000L + number));
    }

    private static GitSeen seen() {
        List<Candidate> candidates = IntStream.range(0, 3_000)
                .mapToObj(i -> Scenes.candidate(sha(i), i % 2 == 0 ? "Grace Hopper" : "Alan Turing", "Change " + i, i))
                .toList();
        List<EntryLine> log = IntStream.range(0, 3_000)
                .mapToObj(i -> Scenes.entry("20260121-" + String.format("%04d", i % 1_440 / 60 * 100 + i % 60) + "-rc1",
                        sha(9_000 + i / 2), i % 3 == 0 ? PassFail.FAIL : PassFail.PASS))
                .toList();
        return Scenes.with(Scenes.situation(), candidates, log).git();
    }

    @Test
    void a_commit_is_found_by_its_name_its_newest_entry_first() {
        GitSeen seen = seen();
        assertThat(seen.candidate(sha(2_999))).map(Candidate::subject).contains("Change 2999");
        assertThat(seen.entry(sha(9_007))).contains(seen.log().get(14));
        assertThat(seen.entry(sha(1))).isEmpty();
        assertThat(seen.candidate(Scenes.live(sha(1_234)))).map(Candidate::subject).contains("Change 1234");
        RevisionReading prefix = new RevisionReading.Reported(sha(1_234).hex().substring(0, 39));
        assertThat(seen.candidate(prefix)).as("the first that begins so").map(Candidate::subject).contains("Change 1232");
    }

    @Test
    void more_letters_fewer_letters_and_other_letters_find_what_has_them() {
        GitSeen seen = seen();
        for (String words : List.of("g", "gr", "grace", "grace 12", "grace 1", "turing", "", "GRACE change 77", "zzz", "a")) {
            List<String> expected = seen.candidates().stream()
                    .filter(one -> List.of(words.strip().toLowerCase().split("\\s+")).stream().allMatch(
                            (one.sha().hex() + " " + one.author() + " " + one.subject()).toLowerCase()::contains))
                    .map(Candidate::subject).toList();
            assertThat(seen.candidates(words)).as(words).extracting(Candidate::subject).isEqualTo(expected);
        }
        assertThat(seen.entries("fail")).hasSize(1_000);
        assertThat(seen.entries("fail promo")).hasSize(1_000);
        assertThat(seen.entries("pass")).hasSize(2_000);
    }
}
