package tests.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HexFormat;
import lockstep.base.digest.Sha256;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;

/** What a clone keeps of an audit was made up by somebody: only who looks at everything sees that. */
class TenthVisitTest {

    private static final int QUICK = 9;
    private static final String SEAL = "lockstep/audit-state/v7 ";
    private static final HexFormat HEX = HexFormat.of();

    private ReleaseDay day;
    private Seat ada;
    private String good;
    private String kept;

    @BeforeEach
    void a_clone_that_verified_the_branch() {
        day = new ReleaseDay();
        ada = day.operator("Ada Lovelace");
        day.landTested("first");
        assertThat(ada.promoteNow().exitCode()).isZero();
        day.landTested("second");
        good = day.head(day.evidenceBranch());
        assertThat(verify("--all").exitCode()).isZero();
        kept = git("rev-parse", ref("audited"));
    }

    @AfterEach
    void close() {
        day.close();
    }

    @Test
    void a_forged_state_is_believed_nine_times_and_found_out_at_the_tenth_visit_and_at_each_later_one()
            throws IOException {
        forge();
        for (int visit = 1; visit <= QUICK; visit++) {
            assertThat(verify().exitCode()).as("visit " + visit).isZero();
        }
        for (int visit = QUICK + 1; visit <= QUICK + 3; visit++) {
            assertIsFound(verify());
        }
    }

    @Test
    void verify_all_finds_it_at_once_and_the_visits_after_it_too() throws IOException {
        forge();
        assertThat(verify().exitCode()).isZero();
        assertIsFound(verify("--all"));
        assertIsFound(verify());
        assertIsFound(verify());
    }

    @Test
    void once_everything_was_found_in_order_again_visits_are_quick_again() throws IOException {
        forge();
        assertIsFound(verify("--all"));
        mend();
        assertThat(verify().exitCode()).isZero();
        forge();
        assertThat(verify().exitCode()).as("a quick one").isZero();
    }

    @Test
    void nothing_is_promoted_at_the_tenth_visit_nor_after_it() throws IOException {
        String release = day.head("release");
        forge();
        for (int visit = 1; visit <= QUICK; visit++) {
            assertThat(verify().exitCode()).as("visit " + visit).isZero();
        }
        for (int again = 1; again <= 2; again++) {
            Outcome promoted = ada.promoteNow();
            assertThat(promoted.exitCode()).as(promoted.err()).isEqualTo(25);
            assertThat(promoted.err()).contains("intent.json was changed");
        }
        assertThat(day.head("release")).isEqualTo(release);
    }

    @Test
    void a_clone_that_cannot_count_its_visits_looks_at_everything() throws IOException {
        forge();
        Files.writeString(ada.folder().resolve(".git/" + ref("visits") + ".lock"), "");
        assertIsFound(verify());
        assertIsFound(verify());
    }

    private Outcome verify(String... more) {
        String[] words = new String[more.length + 1];
        words[0] = "verify";
        System.arraycopy(more, 0, words, 1, more.length);
        return ada.log(words);
    }

    private static void assertIsFound(Outcome verified) {
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isEqualTo(25);
        assertThat(verified.out()).contains("intent.json was changed");
    }

    private String git(String... words) {
        return day.git().in(ada.folder(), words);
    }

    private String ref(String name) {
        return "refs/lockstep/origin/" + name + "/" + day.evidenceBranch();
    }

    /** An old file is changed on the branch, and what the clone keeps says that it verified just that. */
    private void forge() throws IOException {
        String intent = day.evidence().lines().filter(path -> path.endsWith("/intent.json")).findFirst().orElseThrow();
        day.outsider().commitOn(day.evidenceBranch(), intent, "{}\n");
        String forged = day.head(day.evidenceBranch());
        git("fetch", "-q", "origin", day.evidenceBranch());
        try (Repository clone = adasClone(); ObjectInserter objects = clone.newObjectInserter()) {
            byte[] sealed = clone.open(ObjectId.fromString(git("rev-parse", kept + ":head"))).getBytes();
            byte[] seal = (SEAL + "0".repeat(64) + "\n").getBytes(StandardCharsets.US_ASCII);
            String known = HEX.formatHex(sealed, seal.length, sealed.length);
            assertThat(known).contains(good);
            byte[] content = HEX.parseHex(known.replace(good, forged));
            byte[] resealed = (SEAL + Sha256.of(content) + "\n").getBytes(StandardCharsets.US_ASCII);
            ObjectId head = objects.insert(Constants.OBJ_BLOB, joined(resealed, content));
            git("update-ref", ref("audited"), withHead(clone, objects, head).name());
        }
        git("update-ref", ref("verified"), forged);
    }

    /** The folder that is kept, with another head. */
    private ObjectId withHead(Repository clone, ObjectInserter objects, ObjectId head) throws IOException {
        TreeFormatter folder = new TreeFormatter();
        try (TreeWalk files = new TreeWalk(clone)) {
            files.addTree(ObjectId.fromString(kept));
            while (files.next()) {
                String name = files.getPathString();
                folder.append(name, FileMode.REGULAR_FILE, name.equals("head") ? head : files.getObjectId(0));
            }
        }
        ObjectId id = objects.insert(folder);
        objects.flush();
        return id;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private Repository adasClone() throws IOException {
        return new FileRepositoryBuilder().setGitDir(ada.folder().resolve(".git").toFile()).build();
    }

    private void mend() {
        day.move(day.evidenceBranch(), good);
        git("update-ref", ref("verified"), good);
    }
}
