package tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.documents.DocumentedShell.Pasted;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** How docs/promotion.md repairs a damaged record: its commands, pasted where the damage was found. */
class DocumentedRepairsTest {

    private static final String DOCUMENT = "docs/promotion.md";

    private ReleaseDay day;
    private Seat ada;
    private Sha first;
    private Sha second;

    @BeforeEach
    void two_releases() {
        day = new ReleaseDay();
        ada = day.operator("Ada Lovelace");
        day.platformDeploys();
        first = promoted("first");
        second = promoted("second");
    }

    @AfterEach
    void close() {
        day.close();
    }

    private Sha promoted(String subject) {
        Sha commit = day.landTested(subject);
        Outcome promoted = ada.promoteNow();
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        return commit;
    }

    private String pasted(DocumentedShell commands, Seat where) throws IOException, InterruptedException {
        Pasted pasted = commands.in(where.folder(), day.git().environment());
        assertThat(pasted.exitCode()).as(commands + ": " + pasted.said()).isZero();
        return pasted.said();
    }

    private static DocumentedShell span(String words) {
        return DocumentedShell.span(DOCUMENT, words);
    }

    private String newestWitness() {
        return day.git().in(day.bare(), "for-each-ref", "--sort=-refname", "--count=1", "--format=%(refname:lstrip=4)",
                "refs/tags/lockstep/checkpoint/");
    }

    private void verifies(Seat seat) {
        Outcome verified = seat.log("verify");
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
    }

    private void isDamaged(Seat seat, String rule) {
        Outcome verified = seat.log("verify");
        assertThat(verified.exitCode()).isEqualTo(25);
        assertThat(verified.out() + verified.err()).contains(rule);
    }

    @Test
    void a_branch_that_was_cut_is_pushed_back_by_a_clone_that_verified_it() throws Exception {
        verifies(ada);
        String whole = day.head(day.evidenceBranch());
        day.move(day.evidenceBranch(), day.git().in(day.bare(), "rev-parse", whole + "^^"));
        isDamaged(ada, "tip-remembered");
        pasted(span("git rev-parse refs/lockstep/origin/verified/"), ada);
        assertThat(day.head(day.evidenceBranch())).isEqualTo(whole);
        verifies(ada);
    }

    @Test
    void where_no_clone_verified_it_the_newest_witness_leads_to_what_was_cut() throws Exception {
        String id = newestWitness();
        String witnessed = day.git().in(day.bare(), "rev-parse", "lockstep/checkpoint/" + id + "^{commit}");
        day.move(day.evidenceBranch(), day.git().in(day.bare(), "rev-parse", witnessed + "^"));
        Seat grace = day.operator("Grace Hopper");
        isDamaged(grace, "witness-kept");
        pasted(span("git fetch origin tag").with("<release_id>", id), grace);
        pasted(span("git push --force origin lockstep/checkpoint/").with("<release_id>", id), grace);
        assertThat(day.head(day.evidenceBranch())).isEqualTo(witnessed);
        verifies(grace);
    }

    @Test
    void what_was_added_is_taken_off_and_a_clone_that_remembers_it_verifies_the_branch_anew() throws Exception {
        String good = day.head(day.evidenceBranch());
        String evidence = ReleaseDay.folderOf(newestWitness()) + "/outcome.json";
        day.outsider().commitOn(day.evidenceBranch(), evidence, "{}");
        Seat grace = day.operator("Grace Hopper");
        isDamaged(grace, "evidence-add-only");
        String log = pasted(span("git log origin/"), grace);
        assertThat(log).contains("Change " + evidence).contains("commit " + good);
        pasted(span("git push --force origin GOOD:").with("GOOD", good), grace);
        assertThat(day.head(day.evidenceBranch())).isEqualTo(good);
        pasted(span("git update-ref -d refs/lockstep/origin/verified/"), grace);
        verifies(grace);
        verifies(ada);
    }

    @Test
    void production_goes_back_by_hand_and_a_rollback_records_it() throws Exception {
        pasted(span("--force-with-lease=release:NOW").with("NOW", second.hex()).with("GOOD", first.hex()), ada);
        assertThat(day.head("release")).isEqualTo(first.hex());
        day.runs(Environment.PRODUCTION, first.hex());
        assertThat(ada.log("verify").exitCode()).isEqualTo(25);
        String[] words = span("rollback-release --to GOOD").with("GOOD", first.hex()).text().split(" ");
        assertThat(words).hasSize(3);
        Outcome recorded = ada.open(words[0], words[1], words[2], "--yes", "--trigger", "5xx spike",
                "--approve", "Olga Owner");
        assertThat(recorded.exitCode()).as(recorded.out() + recorded.err()).isZero();
        verifies(ada);
    }
}
