package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.commands.cli.Doors.Outcome;
import tests.record.signature.Keys;
import tests.release.workflow.Outsider;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.release.workflow.StagingRuns;

/** Somebody whose key has ended dates commits back to when it counted: it ends no promotion that is open. */
class StaleKeyTest {

    private static final DateTimeFormatter IN_SIGNERS =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String LOG = "docs/RELEASE_LOG.md";

    @TempDir
    Path folder;

    private final ReleaseDay day = new ReleaseDay();
    private Keys keys;
    private Seat ada;
    private Sha before;
    private Sha candidate;

    @BeforeEach
    void a_promotion_is_open() {
        keys = new Keys(folder);
        keys.known("olga");
        keys.known("omar");
        omarEnds(Instant.parse("2020-01-01T00:00:00Z"));
        ada = day.operator("Ada Lovelace");
        ada.demandsSignatures(folder.resolve("olga"), folder.resolve("signers"));
        before = tested("before");
        assertThat(ada.promoteNow().exitCode()).isZero();
        candidate = tested("a change");
        day.platformStops();
        assertThat(ada.promoteNow().exitCode()).isEqualTo(24);
    }

    @AfterEach
    void close() {
        day.close();
    }

    private void omarEnds(Instant end) {
        keys.allow("signers", keys.line("olga@example.org", "", "olga"),
                keys.line("omar@example.org", "valid-before=\"" + IN_SIGNERS.format(end) + "\"", "omar"));
    }

    private Sha tested(String subject) {
        Sha commit = day.land(subject);
        ada.record(StagingRuns.of(day, commit, Verdict.PASS, Instant.now()));
        return commit;
    }

    private String released(Sha target) {
        return day.evidence().lines()
                .filter(path -> path.endsWith("/intent.json")
                        && day.file(path).contains("\"target\" : \"" + target + "\""))
                .map(path -> path.split("/")[2])
                .findFirst()
                .orElseThrow();
    }

    private String alike(String text) {
        return text.replace(released(before), released(candidate)).replace(before.hex(), candidate.hex()) + "\n";
    }

    private String outcomeOf(Sha target, String file) {
        return ReleaseDay.folderOf(released(target)) + "/" + file;
    }

    /** As the release before ended, in the name of the open one, with omar's signature. */
    private void forgeTheEnd(int commits, Instant dated) {
        String outcome = alike(day.file(outcomeOf(before, "outcome.json")));
        String statement = alike(day.file(outcomeOf(before, "outcome.intoto.json")))
                .replace(Sha256.of(day.file(outcomeOf(before, "outcome.json")) + "\n").hex(),
                        Sha256.of(outcome).hex());
        String entry = alike(day.log().substring(day.log().lastIndexOf("\n## Promotion ")));
        Outsider mallory = day.outsider();
        mallory.checkOut(day.evidenceBranch());
        ReleaseDay.write(mallory.folder().resolve(outcomeOf(candidate, "outcome.json")), outcome);
        Path signed = mallory.folder().resolve(outcomeOf(candidate, "outcome.intoto.json"));
        ReleaseDay.write(signed, statement);
        assertThat(keys.run(List.of("ssh-keygen", "-Y", "sign", "-f", "omar", "-n", "lockstep-evidence",
                signed.toString()), "")).startsWith("0 ");
        ReleaseDay.write(mallory.folder().resolve(LOG), day.log() + "\n" + entry);
        day.git().in(mallory.folder(), "add", "-A");
        day.git().in(mallory.folder(), "-c", "alias.forge=!export GIT_COMMITTER_DATE=" + dated.getEpochSecond()
                + "+0000; at=HEAD; for i in $(seq " + commits + "); do at=$(git commit-tree -p $at -m x HEAD^{tree});"
                + " done; git update-ref HEAD $(git commit-tree -p $at -m end $(git write-tree))", "forge");
        mallory.push("HEAD", day.evidenceBranch());
    }

    private void isStillOpen() {
        Refusal refusal = Refusal.of(ada, seat -> seat.promote("--resume"));
        assertThat(refusal.exitCode()).isEqualTo(25);
        assertThat(refusal.message()).contains("failed verification");
        Outcome given = ada.promote("--resume", "--give-up");
        assertThat(given.exitCode()).as(given.err()).isEqualTo(20);
        day.platformDeploys();
        Outcome back = ada.rollBack("--to", before.hex(), "--trigger", "it never came", "--approve");
        assertThat(back.exitCode()).as(back.out() + back.err()).isZero();
    }

    @Test
    void a_thousand_commits_that_are_dated_back_end_nothing() {
        forgeTheEnd(1_001, Instant.parse("2019-01-01T00:00:00Z"));
        isStillOpen();
    }

    @Test
    void a_date_from_before_the_last_visit_ends_nothing() {
        Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        omarEnds(end);
        while (!Instant.now().isAfter(end.plusSeconds(1))) {
            Thread.onSpinWait();
        }
        assertThat(ada.log("verify").exitCode()).isZero();
        forgeTheEnd(0, end.minusSeconds(1));
        isStillOpen();
    }
}
