package tests.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.regex.Pattern;
import lockstep.base.release.ReleaseId;
import lockstep.base.release.Sha;
import lockstep.record.log.AdoptionEntry;
import lockstep.record.log.PromotionEntry;
import lockstep.record.log.RollbackEntry;
import lockstep.record.log.StructuredEntry;
import tests.commands.cli.Doors.Outcome;

/** What has to be so after something went wrong, seen from a fresh clone at another path. */
record Aftermath(ReleaseDay day) {

    private static final Pattern ENTRY = Pattern.compile("(?m)^- release_id: \\d{8}-\\d{4}-r[cb]\\d+$");

    /** How the one who came next found it. */
    enum Found { NOTHING_BEGUN, OPEN, DONE }

    /** Whoever comes next finishes what was begun, or begins anew what was not; the log then has that many entries. */
    Found isFinishedByWhoeverComesNext(Act act, Sha target, int entries) {
        Seat next = day.operator("Grace Hopper");
        boolean moved = day.head("release").equals(target.hex());
        Outcome resumed = next.open(act.door(), "--resume");
        Found found = resumed.exitCode() == 0 ? Found.OPEN : moved ? Found.DONE : Found.NOTHING_BEGUN;
        if (found != Found.OPEN) {
            assertThat(resumed.exitCode()).as(resumed.err()).isEqualTo(22);
            assertThat(resumed.err()).contains("there is nothing to resume");
        }
        if (found == Found.NOTHING_BEGUN) {
            Outcome again = act == Act.PROMOTION
                    ? next.promoteNow("--sha", target.hex())
                    : next.rollBack("--to", target.hex(), "--trigger", "5xx spike", "--approve");
            assertThat(again.exitCode()).as(again.err()).isZero();
        }
        isInOrder(target, entries);
        return found;
    }

    /** The branch stands where it should, with one entry for each thing that happened and nothing open. */
    void isInOrder(Sha release, int entries) {
        assertThat(day.head("release")).isEqualTo(release.hex());
        String log = day.log();
        assertThat(ENTRY.matcher(log).results().map(entry -> entry.group()).distinct().count()).isEqualTo(entries);
        assertThat(ENTRY.matcher(log).results().count()).isEqualTo(entries);
        String evidence = day.evidence();
        assertThat(evidence.lines().filter(path -> path.endsWith("/intent.json")).count()).isEqualTo(entries);
        assertThat(evidence.lines().filter(path -> path.endsWith("/outcome.json")).count()).isEqualTo(entries);
        Outcome verified = day.operator("Vera Verifier").log("verify");
        assertThat(verified.out()).startsWith("verified: " + entries + (entries == 1 ? " entry, " : " entries, ")).hasLineCount(1);
        assertThat(verified.exitCode()).isZero();
    }

    /** Of a promotion or a rollback. */
    static Optional<ReleaseId> idOf(StructuredEntry entry) {
        return switch (entry) {
            case PromotionEntry promotion -> Optional.of(promotion.id());
            case RollbackEntry rollback -> Optional.of(rollback.id());
            case AdoptionEntry adoption -> Optional.empty();
        };
    }
}
