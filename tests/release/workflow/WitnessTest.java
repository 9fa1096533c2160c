package tests.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.house.Repository;

/** The tags beside the evidence branch, from which somebody who was never there learns that it was rewritten. */
class WitnessTest {

    private static final String TAGS = "refs/tags/lockstep/checkpoint/";

    private ReleaseDay day;
    private Seat ada;
    private Sha first;

    @BeforeEach
    void a_day() {
        day = new ReleaseDay();
        day.platformDeploys();
        ada = day.operator("Ada Lovelace");
        first = day.landTested("first");
    }

    @AfterEach
    void close() {
        day.close();
    }

    private void promoted() {
        Outcome promoted = ada.promoteNow();
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
    }

    private String[] tags() {
        String all = day.git().in(day.bare(), "for-each-ref", "--format=%(refname)", TAGS);
        return all.isEmpty() ? new String[0] : all.split("\n");
    }

    private Outcome verifiedAfresh() {
        return day.operator("Grace Hopper").log("verify");
    }

    /** The evidence branch as it was before the newest release, by somebody who can push. */
    private void cutBack() {
        String intent = day.git().in(day.bare(), "rev-parse", tags()[tags().length - 1] + "^{commit}");
        day.move(day.evidenceBranch(), day.git().in(day.bare(), "rev-parse", intent + "^"));
    }

    @Test
    void each_promotion_and_rollback_leaves_a_tag_with_the_checkpoint_that_came_with_it() {
        promoted();
        day.landTested("second");
        promoted();
        Outcome back = ada.rollBack("--yes", "--approve", "Olga Owner", "--trigger", "5xx spike");
        assertThat(back.exitCode()).as(back.err()).isZero();
        assertThat(tags()).hasSize(3);
        for (String tag : tags()) {
            String id = tag.substring(TAGS.length());
            assertThat(day.git().in(day.bare(), "cat-file", "-t", tag)).isEqualTo("tag");
            assertThat(day.git().in(day.bare(), "ls-tree", "--name-only", tag + "^{commit}",
                    ReleaseDay.folderOf(id) + "/intent.json")).isNotEmpty();
            String note = day.git().in(day.bare(), "show", tag + "^{commit}:evidence/checkpoint");
            assertThat(day.git().in(day.bare(), "for-each-ref", "--format=%(contents)", tag).strip())
                    .isEqualTo(note.strip());
        }
        Outcome verified = verifiedAfresh();
        assertThat(verified.exitCode()).as(verified.err()).isZero();
    }

    @Test
    void a_fresh_clone_finds_that_the_newest_release_was_cut_off() {
        promoted();
        day.landTested("second");
        promoted();
        cutBack();
        day.move("release", first.hex());
        day.runs(Environment.PRODUCTION, first.hex());
        Outcome verified = verifiedAfresh();
        assertThat(verified.exitCode()).isEqualTo(25);
        assertThat(verified.out() + verified.err()).contains("witness-kept: tag lockstep/checkpoint/")
                .contains("the branch does not hold the checkpoint");
        Outcome refused = day.operator("Joan Clarke").promoteNow();
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(25);
        assertThat(refused.err()).contains("witness-kept");
    }

    @Test
    void the_commands_of_the_documentation_find_it_too() throws IOException, InterruptedException {
        promoted();
        day.landTested("second");
        promoted();
        assertThat(checkedByGit()).isEmpty();
        String last = tags()[1].substring("refs/tags/".length());
        cutBack();
        assertThat(checkedByGit()).isEqualTo("refs/tags/" + last + ": the branch was cut or rewritten");
        day.git().in(day.bare(), "tag", "-f", "-a", "-m", "hello", last, day.head(day.evidenceBranch()));
        assertThat(checkedByGit()).contains("refs/tags/" + last + ": no witness");
    }

    /** What an auditor sees who follows docs/evidence.md in a new clone. */
    private String checkedByGit() throws IOException, InterruptedException {
        String docs = Repository.read(Repository.root().resolve("docs/evidence.md"));
        String witnesses = docs.substring(docs.indexOf("## Witnesses"));
        int begin = witnesses.indexOf("```console\n") + "```console\n".length();
        String commands = witnesses.substring(begin, witnesses.indexOf("```", begin));
        Process bash = new ProcessBuilder("bash", "-c", commands)
                .directory(day.outsider().folder().toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        bash.waitFor();
        return printed.lines().filter(line -> line.startsWith("refs/")).collect(Collectors.joining("\n"));
    }

    @Test
    void a_fresh_clone_finds_that_all_of_the_record_was_deleted() {
        promoted();
        day.git().in(day.bare(), "update-ref", "-d", "refs/heads/" + day.evidenceBranch());
        day.git().in(day.bare(), "update-ref", "-d", "refs/heads/release");
        Outcome verified = verifiedAfresh();
        assertThat(verified.exitCode()).isEqualTo(25);
        assertThat(verified.out() + verified.err()).contains("witness-kept");
    }

    @Test
    void what_is_no_witness_is_reported_and_stops_no_rollback() {
        promoted();
        Sha second = day.landTested("second");
        promoted();
        day.git().in(day.bare(), "tag", "-a", "-m", "hello", "lockstep/checkpoint/20260101-0000-rc1", second.hex());
        day.git().in(day.bare(), "tag", "lockstep/checkpoint/20260101-0000-rc2", second.hex());
        day.git().in(day.bare(), "tag", "lockstep/checkpoint/odd/name", day.head("main") + "^{tree}");
        Outcome verified = verifiedAfresh();
        assertThat(verified.exitCode()).isEqualTo(25);
        assertThat((verified.out() + verified.err()).split("witness-readable: ", -1)).hasSize(4);
        Outcome back = day.operator("Grace Hopper").rollBack(
                "--yes", "--approve", "Olga Owner", "--trigger", "5xx spike");
        assertThat(back.exitCode()).as(back.err()).isZero();
        assertThat(day.head("release")).isEqualTo(first.hex());
    }

    @Test
    void a_witness_under_another_release_s_name_is_found() {
        promoted();
        String object = day.git().in(day.bare(), "rev-parse", tags()[0]);
        day.git().in(day.bare(), "update-ref", TAGS + "20260101-0000-rc1", object);
        assertThat(verifiedAfresh().exitCode()).isEqualTo(25);
    }

    @Test
    void a_remote_that_takes_no_tags_is_promoted_to_all_the_same_and_the_operator_is_told() {
        day.hook("update", "case $1 in refs/tags/*) echo 'no tags here' >&2; exit 1;; esac");
        Outcome promoted = ada.promoteNow();
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        assertThat(day.head("release")).isEqualTo(first.hex());
        assertThat(tags()).isEmpty();
        assertThat(promoted.err()).contains("the remote does not take the tag lockstep/checkpoint/")
                .contains("no tags here").contains("evidence.witness: false");
        assertThat(verifiedAfresh().exitCode()).isZero();
    }

    @Test
    void a_remote_that_refuses_release_refuses_the_witness_with_it() {
        day.hook("update", "test $1 != refs/heads/release");
        Outcome refused = ada.promoteNow();
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(22);
        assertThat(refused.err()).contains("nothing was changed").doesNotContain("witness");
        assertThat(tags()).isEmpty();
    }

    @Test
    void a_tag_that_is_in_the_way_of_every_witness_stops_no_promotion() {
        day.git().in(day.bare(), "update-ref", "refs/tags/lockstep", day.head("main"));
        Outcome promoted = ada.promoteNow();
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        assertThat(promoted.err()).contains("the remote does not take the tag");
    }

    @Test
    void no_witness_is_left_where_none_is_wanted() {
        ada.reconfigure("evidence: {", "evidence: {witness: false, ");
        promoted();
        assertThat(tags()).isEmpty();
    }

    @Test
    void a_dry_run_names_the_tag_and_writes_none() {
        Outcome shown = ada.promote("--dry-run");
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(shown.out() + shown.err()).contains("  create tag lockstep/checkpoint/");
        assertThat(tags()).isEmpty();
    }
}
