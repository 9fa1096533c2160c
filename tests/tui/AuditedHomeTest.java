package tests.tui;

import static org.assertj.core.api.Assertions.assertThat;

import lockstep.base.release.Sha;
import lockstep.record.history.KnownGood;
import lockstep.record.verification.ReleaseReflog;
import lockstep.repository.host.HostGit;
import lockstep.tui.adapter.SiteDesk;
import lockstep.tui.api.GitSeen;
import lockstep.tui.api.Invocation;
import org.junit.jupiter.api.Test;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** Whoever may push can write into the log that a commit is good: the UI offers it no more than the commands do. */
class AuditedHomeTest {

    private static SiteDesk desk(Seat seat) {
        return new SiteDesk(seat.site(), seat.site(), seat.site(), new ReleaseReflog(
                new HostGit(seat.folder(), seat.day().git().environment()), "origin", "release"), Invocation.plain(), false);
    }

    @Test
    void what_a_forged_entry_calls_good_is_no_way_back_and_the_failed_verification_is_told() {
        try (ReleaseDay day = new ReleaseDay()) {
            Seat ada = day.operator("Ada");
            Sha first = day.landTested("first");
            assertThat(ada.promoteNow().exitCode()).isZero();
            Sha second = day.landTested("second");
            assertThat(ada.promoteNow().exitCode()).isZero();
            try (SiteDesk desk = desk(ada)) {
                GitSeen seen = desk.read();
                assertThat(seen.problems()).isEmpty();
                assertThat(seen.knownGood()).extracting(KnownGood::sha).containsExactly(second, first);
            }
            Sha untested = day.land("untested");
            String entry = day.log().substring(day.log().lastIndexOf("\n## Promotion "));
            String forged = entry.replaceAll("rc\\d+", "rc99").replace(second.hex(), untested.hex());
            day.outsider().commitOn(day.evidenceBranch(), "docs/RELEASE_LOG.md", day.log() + "\n" + forged + "\n");
            try (SiteDesk desk = desk(ada)) {
                GitSeen seen = desk.read();
                assertThat(seen.knownGood()).extracting(KnownGood::sha).containsExactly(second, first);
                assertThat(seen.problems()).first().asString().startsWith(
                        "The record failed verification, and promotions are refused: ");
            }
        }
    }
}
