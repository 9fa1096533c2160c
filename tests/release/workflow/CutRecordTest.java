package tests.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import lockstep.base.error.NotVerified;
import lockstep.base.release.Operator;
import lockstep.base.release.Sha;
import lockstep.gates.http.HttpSettings;
import lockstep.release.recording.Recorder;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.repository.git.CommitDraft;
import lockstep.repository.git.RemoteHeads;
import lockstep.repository.tree.FileWrite;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;

/** An evidence branch that was cut back: what is still recorded on it, and what is not. */
class CutRecordTest {

    @AutoClose
    private final ReleaseDay day = new ReleaseDay();

    private static Recorder.Addition note(ReleaseSite site, String path) {
        return heads -> Optional.of(new CommitDraft(
                List.of(FileWrite.add(path, "a note\n".getBytes())), "A note\n", site.identity(),
                site.clock().instant()));
    }

    private static RemoteHeads heads(ReleaseSite site) {
        return site.repository().fetch(site.remoteDeadline());
    }

    @Test
    void nothing_is_recorded_on_a_branch_that_was_cut_but_what_is_an_emergency() {
        day.landTested("first");
        String kept = day.head(day.evidenceBranch());
        day.landTested("second");
        try (ReleaseSite site = day.operator("Ada").site()) {
            Sha remembered = heads(site).evidence().orElseThrow();
            site.repository().rememberTip(remembered);
            day.move(day.evidenceBranch(), kept);
            Recorder recorder = new Recorder(site, WorkflowListener.silent());

            assertThatThrownBy(() -> recorder.add(heads(site), note(site, "evidence/note.txt")))
                    .isInstanceOf(NotVerified.class)
                    .hasMessage(day.evidenceBranch() + " no longer contains " + remembered
                            + ", which this clone verified last: the branch was cut or rewritten");
            assertThat(day.head(day.evidenceBranch())).isEqualTo(kept);

            assertThat(recorder.addInEmergency(heads(site), note(site, "evidence/note.txt"))).isTrue();
            assertThat(day.has("evidence/note.txt")).isTrue();
        }
    }

    @Test
    void what_puts_it_back_is_pushed_to_the_remote_that_was_named_once_it_was_asked_for() {
        day.landTested("first");
        String kept = day.head(day.evidenceBranch());
        day.landTested("second");
        String whole = day.head(day.evidenceBranch());
        Seat ada = day.operator("Ada");
        day.git().in(ada.folder(), "remote", "add", "upstream", day.bare().toString());
        String[] pin = {"pin", "--yes", "--reason", "kept elsewhere", "--remote", "upstream"};
        try (ReleaseSite site = ReleaseSite.open(
                ada.site().config(), ada.folder(), Optional.of("upstream"), new Operator("Ada"),
                day.git().environment(), HttpSettings.defaults())) {
            site.repository().rememberTip(heads(site).evidence().orElseThrow());
        }
        day.move(day.evidenceBranch(), kept);
        Outcome refused = ada.open("config", pin);
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(25);
        assertThat(refused.err()).contains("Ask first whether it was put back on purpose: docs/promotion.md, \"When the"
                + " record was damaged\". If not, restore it from this clone, which has it: `git push --force upstream "
                + whole + ":refs/heads/" + day.evidenceBranch() + "`.");
    }

    @Test
    void a_branch_that_was_cut_while_others_were_quicker_gets_nothing_either() {
        day.landTested("first");
        String kept = day.head(day.evidenceBranch());
        day.landTested("second");
        try (ReleaseSite site = day.operator("Ada").site()) {
            RemoteHeads seen = heads(site);
            site.repository().rememberTip(seen.evidence().orElseThrow());
            Recorder.Addition note = note(site, "evidence/note.txt");
            boolean[] asked = new boolean[1];

            assertThatThrownBy(() -> new Recorder(site, WorkflowListener.silent()).add(seen, heads -> {
                if (!asked[0]) {
                    day.move(day.evidenceBranch(), kept);
                }
                asked[0] = true;
                return note.to(heads);
            })).isInstanceOf(NotVerified.class);
            assertThat(day.head(day.evidenceBranch())).isEqualTo(kept);
        }
    }

    @Test
    void what_was_seen_before_this_clone_verified_more_is_read_again_and_is_no_cut_branch() {
        day.landTested("first");
        try (ReleaseSite site = day.operator("Ada").site()) {
            RemoteHeads before = heads(site);
            day.landTested("second");
            site.repository().rememberTip(heads(site).evidence().orElseThrow());

            assertThat(new Recorder(site, WorkflowListener.silent()).add(before, note(site, "evidence/note.txt")))
                    .isTrue();
            assertThat(day.has("evidence/note.txt")).isTrue();
        }
    }
}
