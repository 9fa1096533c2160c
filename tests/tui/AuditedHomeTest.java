package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.demo.service.Fault;
import lockstep.gates.gate.Verdict;
import lockstep.record.history.KnownGood;
import lockstep.tui.adapter.SiteDesk;
import lockstep.tui.api.GitSeen;
import lockstep.tui.api.StoredRun;
import org.junit.jupiter.api.Test;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** Whoever may push can write into the log that a commit is good: the UI offers it no more than the commands do. */
class AuditedHomeTest {

    @Test
    void what_a_forged_entry_calls_good_is_no_way_back_and_the_failed_verification_is_told() {
        try (ReleaseDay day = new ReleaseDay()) {
            Seat ada = day.operator("Ada");
            Sha first = day.landTested("first");
            assertThat(ada.promoteNow().exitCode()).isZero();
            Sha second = day.landTested("second");
            assertThat(ada.promoteNow().exitCode()).isZero();
            try (SiteDesk desk = Desks.of(ada)) {
                GitSeen seen = desk.read();
                assertThat(seen.problems()).isEmpty();
                assertThat(seen.knownGood()).extracting(KnownGood::sha).containsExactly(second, first);
            }
            Sha untested = day.land("untested");
            String entry = day.log().substring(day.log().lastIndexOf("\n## Promotion "));
            String forged = entry.replaceAll("rc\\d+", "rc99").replace(second.hex(), untested.hex());
            day.outsider().commitOn(day.evidenceBranch(), "docs/RELEASE_LOG.md", day.log() + "\n" + forged + "\n");
            try (SiteDesk desk = Desks.of(ada)) {
                GitSeen seen = desk.read();
                assertThat(seen.knownGood()).extracting(KnownGood::sha).containsExactly(second, first);
                assertThat(seen.problems()).first().asString().startsWith(
                        "The record failed verification, and promotions are refused: ");
            }
        }
    }

    @Test
    void the_smoke_of_the_newest_move_is_read_so_that_every_session_knows_that_it_failed() {
        try (ReleaseDay day = new ReleaseDay()) {
            Seat ada = day.operator("Ada");
            Sha commit = day.landTested("first");
            day.productionBreaks(Fault.DB_503);
            assertThat(ada.promoteNow().exitCode()).isEqualTo(20);
            day.productionIsMended();
            try (SiteDesk desk = Desks.of(day.operator("Bob"))) {
                assertThat(desk.read().runs()).extracting(StoredRun::run)
                        .filteredOn(run -> run.mode().isProduction())
                        .singleElement()
                        .satisfies(run -> assertThat(run.verdict()).isEqualTo(Verdict.FAIL))
                        .satisfies(run -> assertThat(run.commit()).contains(commit));
            }
        }
    }

    @Test
    void the_runs_of_a_commit_that_many_others_lie_on_top_of_are_read() {
        try (ReleaseDay day = new ReleaseDay()) {
            Sha tested = day.landTested("tested");
            for (int more = 0; more < 15; more++) {
                day.land("later " + more);
            }
            try (SiteDesk desk = Desks.of(day.operator("Ada"))) {
                assertThat(desk.read().runs()).extracting(stored -> stored.run().commit()).contains(Optional.of(tested));
            }
        }
    }

    @Test
    void the_commits_of_a_record_that_lies_on_main_wait_for_nobody() {
        try (ReleaseDay day = new ReleaseDay().keepingItsLogOn("main")) {
            Sha tested = day.landTested("tested");
            assertThat(day.head("main")).isNotEqualTo(tested.hex());
            try (SiteDesk desk = Desks.of(day.operator("Ada"))) {
                GitSeen seen = desk.read();
                assertThat(seen.candidates()).first().satisfies(one -> assertThat(one.sha()).isEqualTo(tested));
                assertThat(seen.behind()).isEqualTo(seen.candidates().size());
            }
        }
    }
}
