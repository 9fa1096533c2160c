package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.record.signature.Keys;
import tests.release.workflow.Outsider;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.release.workflow.StagingRuns;

/** A team that signs, and whose configuration is pinned and not committed. */
class SignedPinTest {

    private static final DateTimeFormatter IN_SIGNERS =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final ReleaseDay day = new ReleaseDay();
    private Keys keys;
    private Seat ada;

    @BeforeEach
    void keys() {
        keys = new Keys(folder);
        keys.known("olga");
        keys.known("omar");
        keys.allow("signers", keys.line("olga@example.org", "", "olga"), keys.line("omar@example.org", "", "omar"));
        ada = seat("Ada Lovelace", "olga");
    }

    @AfterEach
    void close() {
        day.close();
    }

    private Seat seat(String name, String key) {
        Seat seat = day.operator(name);
        seat.demandsSignatures(folder.resolve(key), folder.resolve("signers"));
        return seat;
    }

    private Sha tested(String subject) {
        Sha commit = day.land(subject);
        ada.record(StagingRuns.of(day, commit, Verdict.PASS, Instant.now()));
        return commit;
    }

    @Test
    void what_somebody_pinned_stays_in_force_when_their_key_ends() {
        assertThat(seat("Omar", "omar").open("config", "pin", "--yes", "--reason", "kept elsewhere").exitCode()).isZero();
        tested("first");
        assertThat(ada.promoteNow().exitCode()).isZero();
        Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        keys.allow("signers", keys.line("olga@example.org", "", "olga"),
                keys.line("omar@example.org", "valid-before=\"" + IN_SIGNERS.format(end) + "\"", "omar"));
        Sha second = tested("second");
        while (!Instant.now().isAfter(end.plusSeconds(1))) {
            Thread.onSpinWait();
        }
        assertThat(ada.open("config", "show").out()).contains("as pinned by Omar on ");
        assertThat(ada.promoteNow().exitCode()).isZero();
        assertThat(day.head("release")).isEqualTo(second.hex());
        assertThat(ada.log("verify", "--all").exitCode()).isZero();
        assertThat(day.operator("Grace Hopper").log("verify").exitCode()).isZero();
    }

    @Test
    void a_crowd_of_pins_with_signatures_of_others_takes_the_genuine_one_away_from_nobody() {
        tested("first");
        assertThat(ada.promoteNow().exitCode()).isZero();
        String pin = day.evidence().lines().filter(path -> path.matches("evidence/config/.*\\.json")).findFirst()
                .orElseThrow();
        String at = day.file(pin).replaceAll("(?s).*\"at\" : \"([^\"]+)\".*", "$1");
        Outsider mallory = day.outsider();
        mallory.checkOut(day.evidenceBranch());
        for (int second = 1; second <= 130; second++) {
            Instant later = Instant.parse(at).truncatedTo(ChronoUnit.SECONDS).plusSeconds(second);
            Path forged = mallory.folder().resolve("evidence/config/" + DateTimeFormatter
                    .ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC).format(later) + ".json");
            ReleaseDay.write(forged, day.file(pin).replace(at, later.toString()) + "\n");
            ReleaseDay.write(forged.resolveSibling(forged.getFileName() + ".sig"), day.file(pin + ".sig") + "\n");
        }
        mallory.pushed(day.evidenceBranch(), "Pin");

        assertThat(ada.open("config", "show").out()).contains("as pinned by Ada Lovelace on " + at);
    }

    @Test
    void a_pin_that_nobody_signed_is_reported_stops_promotions_and_no_rollback() {
        Sha first = tested("first");
        assertThat(ada.promoteNow().exitCode()).isZero();
        tested("second");
        assertThat(ada.promoteNow().exitCode()).isZero();
        String pin = day.evidence().lines().filter(path -> path.matches("evidence/config/.*\\.json")).findFirst()
                .orElseThrow();
        String at = day.file(pin).replaceAll("(?s).*\"at\" : \"([^\"]+)\".*", "$1");
        Instant later = Instant.parse(at).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        String name = "evidence/config/"
                + DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC).format(later) + ".json";
        Outsider mallory = day.outsider();
        mallory.commitOn(day.evidenceBranch(), name, day.file(pin).replace(at, later.toString()) + "\n");

        assertThat(ada.log("verify").out()).contains("evidence-trustworthy: " + name);
        tested("third");
        assertThat(ada.promoteNow().exitCode()).isEqualTo(25);
        assertThat(ada.open("config", "show").out()).contains("as pinned by Ada Lovelace on " + at);
        assertThat(ada.rollBack("--trigger", "5xx spike", "--approve").exitCode()).isZero();
        assertThat(day.head("release")).isEqualTo(first.hex());
    }
}
