package tests.commands.move;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.commands.release.Refusal;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/**
 * Somebody moves a branch after Ada has looked at it and before her push is through: 23, and nothing of hers is
 * there.
 */
class LostLeaseTest {

    private static ReleaseDay day;
    private static Sha released;
    private static Sha candidate;
    private static String evidence;

    private Seat ada;

    @BeforeAll
    static void a_release_and_a_candidate() {
        day = new ReleaseDay();
        released = day.landTested("released");
        assertThat(day.operator("Ada Lovelace").promoteNow().exitCode()).isZero();
        candidate = day.landTested("candidate");
        evidence = day.head(day.evidenceBranch());
    }

    @BeforeEach
    void an_operator_who_was_never_here() {
        ada = day.operator("Ada Lovelace");
    }

    @AfterEach
    void nothing_has_happened() {
        day.unhook("update");
        day.move("release", released.hex());
        day.move(day.evidenceBranch(), evidence);
        day.forgetWitnesses();
        day.runs(Environment.PRODUCTION, released.hex());
    }

    @AfterAll
    static void close() {
        day.close();
    }

    private String moved(String branch, String from, String to) {
        return "git --git-dir=" + day.bare() + " update-ref refs/heads/" + branch + " " + to + " " + from + "\n";
    }

    /** It happens while she asks production what it runs: the remote was read by then. */
    private void whileSheLooks(String script) {
        Path look = day.folder().resolve("look");
        ReleaseDay.write(look, script + "cat " + day.live(Environment.PRODUCTION) + "\n");
        ada.reconfigure("[cat, \"" + day.live(Environment.PRODUCTION) + "\"]", "[sh, \"" + look + "\"]");
    }

    private Refusal lost() {
        Refusal refusal = Refusal.said(ada.promoteNow("--accept-config", "environments.production.revision:a test"));
        assertThat(refusal.exitCode()).as(refusal.toString()).isEqualTo(23);
        assertThat(refusal.remedy()).isEqualTo("See `status`, then decide again.");
        return refusal;
    }

    @Test
    void release_was_moved_while_she_looked() {
        whileSheLooks(moved("release", released.hex(), candidate.hex()));
        assertThat(lost().message()).isEqualTo("somebody moved release from " + released.abbreviated() + " to "
                + candidate.abbreviated() + " in the meantime; nothing was changed");
        assertThat(day.head("release")).as("as the other wanted it").isEqualTo(candidate.hex());
        assertThat(day.head(day.evidenceBranch())).as("nothing of hers").isEqualTo(evidence);
    }

    @Test
    void release_was_deleted_while_she_looked() {
        whileSheLooks("git --git-dir=" + day.bare() + " update-ref -d refs/heads/release\n");
        assertThat(lost().message()).contains("from " + released.abbreviated() + " to nothing in the meantime");
        assertThat(day.head("release")).isEmpty();
        assertThat(day.head(day.evidenceBranch())).isEqualTo(evidence);
    }

    @Test
    void the_evidence_branch_was_moved_while_she_looked() {
        whileSheLooks("next=$(git --git-dir=" + day.bare()
                + " -c user.name=Tess -c user.email=tess@example.org commit-tree -m another -p "
                + evidence + " " + evidence + "^{tree})\n" + moved(day.evidenceBranch(), evidence, "$next"));
        assertThat(lost().message()).startsWith("somebody moved release-evidence from " + evidence.substring(0, 7));
        assertThat(day.head("release")).as("both or neither").isEqualTo(released.hex());
        assertThat(day.git().in(day.bare(), "log", "-1", "--format=%s", day.evidenceBranch())).isEqualTo("another");
    }

    @Test
    void release_was_moved_while_the_server_held_her_push() {
        day.hook("update", "test $1 != refs/heads/release || " + moved("release", released.hex(), candidate.hex()));
        assertThat(lost().message()).startsWith("somebody moved release from " + released.abbreviated());
        assertThat(day.head(day.evidenceBranch())).as("both or neither").isEqualTo(evidence);
    }

    @Test
    void a_rollback_loses_like_a_promotion() {
        assertThat(ada.promoteNow().exitCode()).isZero();
        day.hook("update", "test $1 != refs/heads/release || " + moved("release", candidate.hex(), released.hex()));
        String before = day.head(day.evidenceBranch());
        Refusal refusal = Refusal.said(ada.rollBack("--trigger", "5xx spike", "--approve"));
        assertThat(refusal.exitCode()).isEqualTo(23);
        assertThat(refusal.message()).startsWith("somebody moved release from " + candidate.abbreviated());
        assertThat(day.head(day.evidenceBranch())).isEqualTo(before);
    }

    @Test
    void a_server_that_refuses_is_no_race_and_its_words_cannot_paint() {
        day.hook("update", "test $1 != refs/heads/release || { printf 'protected \\033[31mbranch\\n' >&2; exit 1; }");
        Refusal refusal = Refusal.of(ada, Seat::promoteNow);
        assertThat(refusal.exitCode()).isEqualTo(22);
        assertThat(refusal.message())
                .startsWith("the remote refused to move release: ")
                .contains("protected \\x1b[31mbranch")
                .endsWith("; nothing was changed");
        assertThat(refusal.remedy()).isEqualTo("Ask the administrator of the remote to let you move release.");
    }
}
