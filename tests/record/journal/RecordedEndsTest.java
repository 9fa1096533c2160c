package tests.record.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import lockstep.base.release.Sha;
import lockstep.record.journal.Journal;
import lockstep.record.journal.JournalView;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.signature.AllowedSigners;
import lockstep.record.signature.Signatures;
import lockstep.record.signature.SshKeygen;
import lockstep.repository.git.BranchNames;
import lockstep.repository.git.ReleaseRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the newest release has ended is asked at every start, of a record that somebody may have damaged. */
class RecordedEndsTest {

    private static final BranchNames BRANCHES = new BranchNames("main", "release", "release-evidence");

    @TempDir
    Path folder;

    private Signatures required() throws IOException {
        Path file = Files.writeString(folder.resolve("signers"), "ada@example.org ssh-ed25519 AAAA\n");
        AllowedSigners allowed = AllowedSigners.in(file.toString(), SshKeygen.ofHost(folder, Map.of()));
        return new Signatures(Optional.empty(), Optional.of(allowed), true);
    }

    /** What has not ended. */
    private static String open(ReleaseRepository repository, Signatures signatures, Sha tip) {
        JournalView view = new Journal(repository, EvidenceLayout.defaults(), signatures, 1).view(Optional.of(tip));
        return view.open() + " " + view.unreadable();
    }

    private static long readsOf(CountedRepository repository, Sha tip) {
        long before = repository.reads();
        open(ReleaseRepository.withoutRemote(repository, BRANCHES), Signatures.none(), tip);
        return repository.reads() - before;
    }

    @Test
    void who_looked_often_and_who_looks_for_the_first_time_answer_the_same() throws IOException {
        List<String> answers = new ArrayList<>();
        for (int seed = 0; seed < 25; seed++) {
            Signatures signatures = seed % 3 == 0 ? required() : Signatures.none();
            try (CountedRepository memory = new CountedRepository();
                    DamagedEnd branch = new DamagedEnd(memory, new Random(seed))) {
                ReleaseRepository often = ReleaseRepository.over(memory, BRANCHES, "often", null);
                for (int commit = 0; commit < 25; commit++) {
                    Sha tip = branch.next();
                    ReleaseRepository first = ReleaseRepository.over(memory, BRANCHES, "first" + commit, null);
                    String open = open(first, signatures, tip);
                    assertThat(open(often, signatures, tip)).as("seed " + seed + ", commit " + commit).isEqualTo(open);
                    answers.add(open);
                }
            }
        }
        assertThat(answers).contains("[] []", "[] [20261124-1200-rb1]", "[] [20261124-1300-rb1]");
    }

    @Test
    void a_beginning_that_was_signed_once_needs_a_signed_end_for_ever() throws IOException {
        try (CountedRepository memory = new CountedRepository();
                DamagedEnd branch = new DamagedEnd(memory, new Random(1))) {
            ReleaseRepository often = ReleaseRepository.over(memory, BRANCHES, "often", null);
            ReleaseRepository first = ReleaseRepository.over(memory, BRANCHES, "first", null);
            assertThat(open(often, required(), branch.signed())).isEqualTo("[] [20261124-1200-rb1]");
            Sha tip = branch.endedWithoutSignature();
            assertThat(open(first, required(), tip)).isEqualTo("[] [20261124-1200-rb1]");
            assertThat(open(often, required(), tip)).isEqualTo("[] [20261124-1200-rb1]");
            assertThat(open(often, Signatures.none(), tip)).as("where none is required").isEqualTo("[] []");
        }
    }

    @Test
    void what_was_kept_of_another_history_says_nothing() throws IOException {
        for (int seed = 0; seed < 10; seed++) {
            try (CountedRepository memory = new CountedRepository();
                    DamagedEnd branch = new DamagedEnd(memory, new Random(seed))) {
                Sha other = null;
                for (int commit = 0; commit < 12; commit++) {
                    other = branch.next();
                }
                Sha elsewhere = other;
                branch.startOver();
                for (int commit = 0; commit < 12; commit++) {
                    Sha tip = branch.next();
                    ReleaseRepository often = ReleaseRepository.over(memory, BRANCHES, "often" + commit, null);
                    open(often, Signatures.none(), elsewhere);
                    ReleaseRepository first = ReleaseRepository.over(memory, BRANCHES, "first" + commit, null);
                    assertThat(open(often, Signatures.none(), tip)).as("seed " + seed + ", commit " + commit)
                            .isEqualTo(open(first, Signatures.none(), tip));
                }
            }
        }
    }

    @Test
    void a_damaged_newest_record_costs_one_walk_through_history_and_no_second_one() throws IOException {
        int commits = 1_000;
        try (CountedRepository memory = new CountedRepository();
                DamagedEnd branch = new DamagedEnd(memory, new Random(1))) {
            Sha tip = branch.damaged();
            for (int commit = 0; commit < commits; commit++) {
                tip = branch.unrelated();
            }
            assertThat(readsOf(memory, tip)).as("a first look").isGreaterThan(commits);
            assertThat(readsOf(memory, tip)).as("a second look").isLessThan(100);
            Sha later = branch.unrelated();
            assertThat(readsOf(memory, later)).as("a look at one commit more").isLessThan(100);
        }
    }
}
