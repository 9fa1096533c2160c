package tests.commands.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import lockstep.gates.gate.Waiting;
import lockstep.record.layout.EvidenceLayout;
import lockstep.release.site.ConfigPins;
import lockstep.release.site.ReleaseSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.record.attestation.Audited;
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
    void a_pin_that_is_dated_after_the_commit_that_brought_it_is_reported_and_does_not_count_on_its_day_either() {
        tested("first");
        assertThat(ada.promoteNow().exitCode()).isZero();
        Sha genuine = tip();
        assertThat(audited().isVerified()).as(audited().printed()).isTrue();
        Optional<ConfigPins.Pin> before = inForce(genuine, Instant.now());
        String pin = day.evidence().lines().filter(path -> path.matches("evidence/config/.*\\.json")).findFirst()
                .orElseThrow();
        String at = day.file(pin).replaceAll("(?s).*\"at\" : \"([^\"]+)\".*", "$1");
        Instant later = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(180));
        byte[] document = (day.file(pin).replace(at, later.toString()).replace("Ada Lovelace", "Omar") + "\n")
                .getBytes(StandardCharsets.UTF_8);
        Outsider omar = day.outsider();
        omar.checkOut(day.evidenceBranch());
        Path dated = omar.folder().resolve(EvidenceLayout.pin(later));
        ReleaseDay.write(dated, new String(document, StandardCharsets.UTF_8));
        try (ReleaseSite site = seat("Omar", "omar").site()) {
            ReleaseDay.write(dated.resolveSibling(dated.getFileName() + ".sig"),
                    new String(site.signatures().sign(document, Instant.now()).orElseThrow(), StandardCharsets.UTF_8));
        }
        omar.pushed(day.evidenceBranch(), "Pin for later");

        assertThat(before).isPresent();
        assertThat(inForce(tip(), later.plusSeconds(60))).isEqualTo(before);
        assertThat(audited().isVerified()).as("by stock tools").isFalse();
        assertThat(ada.log("verify").out()).contains(
                "evidence-trustworthy: " + EvidenceLayout.pin(later), "it is dated " + later + ", and was recorded on ");
    }

    private Audited audited() {
        return Audited.by(day.bare(), folder.resolve("signers").toString(), Map.of(), folder);
    }

    private Sha tip() {
        return new Sha(day.head(day.evidenceBranch()));
    }

    private Optional<ConfigPins.Pin> inForce(Sha tip, Instant when) {
        try (ReleaseSite site = ada.site().withClock(() -> when, Waiting.real())) {
            site.repository().fetch(site.remoteDeadline());
            return new ConfigPins(site).newest(tip);
        }
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
