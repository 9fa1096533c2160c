package tests.record.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import lockstep.base.release.CanaryId;
import lockstep.base.release.Sha;
import lockstep.record.canary.CanaryArchive;
import lockstep.record.canary.CanaryView;
import lockstep.record.journal.Journal;
import lockstep.record.layout.EvidenceLayout;
import lockstep.repository.git.BranchNames;
import lockstep.repository.git.ReleaseRepository;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.TreeFormatter;
import org.junit.jupiter.api.Test;

/** A month of a hundred thousand releases that somebody began, all of one small folder: a push of some megabytes. */
class CrowdedMonthTest {

    private static final PersonIdent SOMEBODY = new PersonIdent("x", "x@x", Instant.EPOCH, ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMdd-HHmm");
    private static final int CROWD = 20_000;

    private static ObjectId folder(ObjectInserter inserter, Map<String, ObjectId> entries, FileMode mode)
            throws IOException {
        TreeFormatter tree = new TreeFormatter();
        new TreeMap<>(entries).forEach((name, id) -> tree.append(name, mode, id));
        return inserter.insert(tree);
    }

    /** A commit whose month holds one folder under a name for each number. */
    private static Sha crowded(CountedRepository memory, String where, String ending, int crowd, String... files)
            throws IOException {
        try (ObjectInserter inserter = memory.newObjectInserter()) {
            Map<String, ObjectId> inside = new TreeMap<>();
            for (String file : files) {
                inside.put(file, empty(inserter));
            }
            ObjectId one = folder(inserter, inside, FileMode.REGULAR_FILE);
            Map<String, ObjectId> names = new TreeMap<>();
            for (int number = 0; number < crowd; number++) {
                names.put(id(number, ending), one);
            }
            return committed(inserter, where, names);
        }
    }

    private static ObjectId empty(ObjectInserter inserter) throws IOException {
        return inserter.insert(Constants.OBJ_BLOB, "{}".getBytes(StandardCharsets.UTF_8));
    }

    private static String id(int number, String ending) {
        LocalDateTime first = LocalDateTime.of(2026, 11, 1, 0, 0);
        return MINUTE.format(first.plusMinutes(number % 40_000)) + ending + (1 + number / 40_000);
    }

    private static Sha committed(ObjectInserter inserter, String where, Map<String, ObjectId> month)
            throws IOException {
        ObjectId tree = folder(inserter, month, FileMode.TREE);
        for (String part : new String[] {"2026-11", where, "evidence"}) {
            tree = part.isEmpty() ? tree : folder(inserter, Map.of(part, tree), FileMode.TREE);
        }
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(tree);
        commit.setAuthor(SOMEBODY);
        commit.setCommitter(SOMEBODY);
        ObjectId id = inserter.insert(commit);
        inserter.flush();
        return new Sha(id.name());
    }

    private static ReleaseRepository over(CountedRepository memory) {
        return ReleaseRepository.withoutRemote(memory, new BranchNames("main", "release", "release-evidence"));
    }

    @Test
    void a_crowd_of_beginnings_is_looked_through_in_a_few_reads() throws IOException {
        try (CountedRepository memory = new CountedRepository()) {
            Sha tip = crowded(memory, "", "-rc", CROWD, "intent.json");
            long before = memory.reads();
            assertThat(new Journal(over(memory), EvidenceLayout.defaults()).view(Optional.of(tip)).unreadable())
                    .hasSize(CROWD);
            assertThat(memory.reads() - before).isLessThan(CROWD / 10);
        }
    }

    /** A few releases beside junk of 40 MB, which packs to some kilobytes. */
    @Test
    void a_month_that_is_larger_than_all_that_is_kept_is_read_once() throws IOException {
        try (CountedRepository memory = new CountedRepository(); ObjectInserter inserter = memory.newObjectInserter()) {
            ObjectId inside = folder(inserter, Map.of("intent.json", empty(inserter)), FileMode.REGULAR_FILE);
            Map<String, ObjectId> month = new TreeMap<>();
            for (int number = 0; number < 100; number++) {
                month.put(id(number, "-rc"), inside);
                month.put("junk" + number + "x".repeat(400_000), inside);
            }
            Sha tip = committed(inserter, "", month);
            long before = memory.reads();
            assertThat(new Journal(over(memory), EvidenceLayout.defaults()).view(Optional.of(tip)).unreadable())
                    .hasSize(100);
            assertThat(memory.reads() - before).isLessThan(50);
        }
    }

    @Test
    void of_a_crowd_of_beginnings_with_a_folder_each_the_newest_are_looked_at() throws IOException {
        try (CountedRepository memory = new CountedRepository(); ObjectInserter inserter = memory.newObjectInserter()) {
            Map<String, ObjectId> month = new TreeMap<>();
            for (int number = 0; number < CROWD; number++) {
                month.put(id(number, "-rc"),
                        folder(inserter, Map.of("f" + number, empty(inserter)), FileMode.REGULAR_FILE));
            }
            Sha tip = committed(inserter, "", month);
            long before = memory.reads();
            assertThat(new Journal(over(memory), EvidenceLayout.defaults()).view(Optional.of(tip)).unreadable())
                    .hasSize(CROWD);
            assertThat(memory.reads() - before).isLessThan(CROWD * 3 / 4);
        }
    }

    @Test
    void a_crowd_of_canaries_is_looked_through_in_a_few_reads() throws IOException {
        try (CountedRepository memory = new CountedRepository()) {
            Sha tip = crowded(memory, "canary", "-ca", CROWD, "0001-aborted.json");
            long before = memory.reads();
            assertThat(new CanaryArchive(over(memory), Optional.of(tip)).ids()).hasSize(CROWD);
            new CanaryArchive(over(memory), Optional.of(tip)).open();
            assertThat(memory.reads() - before).isLessThan(2L * CROWD);
        }
    }

    @Test
    void a_crowd_of_newer_canaries_hides_none_that_somebody_asks_for() throws IOException {
        try (CountedRepository memory = new CountedRepository()) {
            Sha tip = crowded(memory, "canary", "-ca", CROWD, "intended.json", "0001-deploying.json");
            CanaryArchive archive = new CanaryArchive(over(memory), Optional.of(tip));
            CanaryId oldest = archive.ids().getFirst();
            assertThat(archive.open()).extracting(CanaryView::id).doesNotContain(oldest);
            assertThat(archive.open(view -> view.id().equals(oldest))).extracting(CanaryView::id)
                    .containsExactly(oldest);
        }
    }

    /** Who rolls back is told of canaries that are open too long, and does not wait for a crowd of them. */
    @Test
    void a_crowd_of_canaries_that_look_open_is_told_of_and_not_read() throws IOException {
        try (CountedRepository memory = new CountedRepository()) {
            Sha tip = crowded(memory, "canary", "-ca", CROWD, "intended.json", "0001-deploying.json");
            long before = memory.reads();
            CanaryArchive.Open open = new CanaryArchive(over(memory), Optional.of(tip)).open(10_000, 50);
            assertThat(open.canaries()).hasSize(50);
            assertThat(open.areAll()).isFalse();
            assertThat(memory.reads() - before).isLessThan(1_000);
        }
    }
}
