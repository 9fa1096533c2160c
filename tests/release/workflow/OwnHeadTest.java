package tests.release.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import lockstep.gates.gate.JsonReader;
import lockstep.gates.gate.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.commands.cli.Doors.Outcome;
import tests.record.signature.Keys;

/** Somebody without a key that counts pushes a head of {@code release} with files of his own. */
class OwnHeadTest {

    private static final String SIGNERS = "docs/allowed";

    @TempDir
    Path folder;

    private Keys keys;
    private ReleaseDay day;
    private Seat olga;
    private Sha second;

    @BeforeEach
    void two_releases_that_only_olga_may_sign_for() {
        keys = new Keys(folder);
        keys.known("olga");
        keys.known("mallory");
        keys.known("omar");
        day = new ReleaseDay();
        day.landWith(SIGNERS, line("olga"));
        olga = seat("olga");
        promoted("first");
        second = promoted("second");
        isVerified(olga);
    }

    @AfterEach
    void close() {
        day.close();
    }

    private String line(String who) {
        return keys.line(who + "@example.org", "", who);
    }

    private Seat seat(String key) {
        return configured(day.operator(key), key);
    }

    private Seat configured(Seat seat, String key) {
        seat.demandsSignatures(folder.resolve(key), SIGNERS);
        return seat;
    }

    private Sha promoted(String subject) {
        Sha commit = day.land(subject);
        olga.record(StagingRuns.of(day, commit, Verdict.PASS, Instant.now()));
        Outcome promoted = olga.promoteNow();
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        return commit;
    }

    private static String read(Seat seat) {
        try {
            return Files.readString(seat.folder().resolve("lockstep.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void isVerified(Seat seat) {
        Outcome verified = seat.log("verify");
        assertThat(verified.exitCode()).as(verified.out()).isZero();
    }

    private Outcome back(Seat seat) {
        return seat.rollBack("--trigger", "release was pushed by hand", "--approve", "Olga");
    }

    /** By Lockstep itself, in a clone where the keys of a file of one's own count. */
    private Outcome promotedByMallory(Sha commit) {
        keys.allow("mallorys", line("olga"), line("omar"), line("mallory"));
        Seat mallory = day.operator("mallory");
        mallory.demandsSignatures(folder.resolve("mallory"), folder.resolve("mallorys"));
        mallory.record(StagingRuns.of(day, commit, Verdict.PASS, Instant.now()));
        return mallory.promoteNow("--accept-config", "evidence.allowed_signers:mine");
    }

    @Test
    void a_key_that_the_head_brings_along_does_not_make_the_record_of_its_owner_true() {
        Sha own = day.landWith(SIGNERS, line("olga") + line("mallory"));
        Outcome moved = promotedByMallory(own);
        assertThat(moved.exitCode()).as(moved.out() + moved.err()).isZero();
        assertThat(day.head("release")).isEqualTo(own.hex());
        for (Seat seat : new Seat[] {olga, seat("olga")}) {
            Outcome verified = seat.log("verify");
            assertThat(verified.exitCode()).as(verified.out()).isEqualTo(25);
            assertThat(verified.out()).contains("no allowed signer made the signature");
        }
        Outcome back = back(olga);
        assertThat(back.exitCode()).as(back.err()).isZero();
        assertThat(day.head("release")).isEqualTo(second.hex());
    }

    /** docs/evidence.md, "What nobody can find", 6. */
    @Test
    void a_fresh_clone_of_a_main_that_was_replaced_too_knows_no_other_keys() {
        day.git().in(day.bare(), "for-each-ref", "--format=%(refname)", "refs/tags/lockstep/").lines()
                .forEach(tag -> day.git().in(day.bare(), "update-ref", "-d", tag));
        for (String branch : new String[] {"release", day.evidenceBranch()}) {
            day.git().in(day.bare(), "update-ref", "-d", "refs/heads/" + branch);
        }
        Sha own = day.landWith(SIGNERS, line("mallory"));
        Seat mallory = seat("mallory");
        mallory.record(StagingRuns.of(day, own, Verdict.PASS, Instant.now()));
        Outcome promoted = mallory.promoteNow();
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        isVerified(seat("olga"));
        assertThat(olga.log("verify").exitCode()).isEqualTo(25);
    }

    @Test
    void a_file_of_signers_that_the_head_breaks_does_not_stop_the_rollback() {
        for (String broken : new String[] {"x\n", "x".repeat((1 << 20) + 1)}) {
            day.move("release", day.landWith(SIGNERS, broken).hex());
            Outcome back = back(olga);
            assertThat(back.exitCode()).as(back.err()).isZero();
            assertThat(day.head("release")).isEqualTo(second.hex());
            isVerified(olga);
        }
    }

    @Test
    void a_checkout_without_the_file_of_signers_stops_no_rollback() throws IOException {
        Files.delete(olga.folder().resolve(SIGNERS));
        Outcome back = back(olga);
        assertThat(back.exitCode()).as(back.err()).isZero();
        isVerified(olga);
    }

    @Test
    void approvals_that_only_the_head_asks_for_do_not_stop_the_rollback() {
        day.move("release", day.landWith("lockstep.yaml", read(olga)
                + "pipeline: {roles: {OWNER: [mallory@example.org]}, rollback: {approvals: {role: OWNER, count: 1}}}\n")
                .hex());
        Outcome back = back(olga);
        assertThat(back.exitCode()).as(back.err()).isZero();
        assertThat(day.head("release")).isEqualTo(second.hex());
        isVerified(olga);
        promoted("third");
    }

    @Test
    void a_promotion_after_which_the_outcome_could_not_be_signed_is_refused_before_anything_moves() {
        Sha candidate = day.landWith(SIGNERS, line("mallory"));
        olga.record(StagingRuns.of(day, candidate, Verdict.PASS, Instant.now()));
        String refs = day.refs();
        Outcome refused = olga.promoteNow();
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(78);
        assertThat(refused.err()).contains("the outcome could not be signed: by docs/allowed of the candidate, a "
                + "signature with ", " does not count (no allowed signer made the signature", "nothing was changed");
        assertThat(day.refs()).isEqualTo(refs);
    }

    @Test
    void keys_change_hands_by_promotions_that_each_one_signs_who_counted_before() {
        day.landWith(SIGNERS, line("olga") + line("omar"));
        promoted("olga lets omar in");
        Seat omar = seat("omar");
        Sha third = day.land("omar's own");
        omar.record(StagingRuns.of(day, third, Verdict.PASS, Instant.now()));
        assertThat(omar.promoteNow().exitCode()).isZero();
        isVerified(seat("olga"));
        assertThat(promotedByMallory(day.landWith(SIGNERS, line("mallory"))).exitCode()).isZero();
        assertThat(omar.log("verify").out()).contains("no allowed signer made the signature");
        Outcome back = back(omar);
        assertThat(back.exitCode()).as(back.err()).isZero();
        assertThat(day.head("release")).isEqualTo(third.hex());
    }

    private Outcome promotes(Seat seat, Sha commit) {
        seat.record(StagingRuns.of(day, commit, Verdict.PASS, Instant.now()));
        return seat.promoteNow();
    }

    /** Olga lets Omar in by a second version of the file; he counts from then on. */
    private Seat omarIsLetIn() {
        Outcome promoted = promotes(olga, day.landWith(SIGNERS, line("olga") + line("omar")));
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        Seat omar = seat("omar");
        Outcome own = promotes(omar, day.land("omar's own"));
        assertThat(own.exitCode()).as(own.err()).isZero();
        return omar;
    }

    /** The newest promotion told again under other ids, of a commit with another file, with a signature that is not its. */
    private static void forge(Outsider author, Sha target, int count) throws IOException, InterruptedException {
        String tip = author.git().in(author.folder(), "rev-parse", "HEAD");
        String path = author.git().in(author.folder(), "ls-tree", "-r", "--name-only", tip).lines()
                .filter(one -> one.endsWith("/intent.json")).sorted().toList().getLast();
        String folder = path.substring(0, path.lastIndexOf('/'));
        String id = folder.substring(folder.lastIndexOf('/') + 1);
        String intent = author.git().in(author.folder(), "show", tip + ":" + path) + "\n";
        String decision = author.git().in(author.folder(), "show", tip + ":" + folder + "/decision.intoto.json");
        String signature = author.git().in(author.folder(), "show", tip + ":" + folder + "/decision.intoto.json.sig") + "\n";
        String before = JsonReader.read(intent).orElseThrow().path("target").asString();
        StringBuilder stream = new StringBuilder();
        for (int number = 0; number < count; number++) {
            String other = id.replaceFirst("rc\\d+$", "rc" + (1_000 + number));
            String own = intent.replace(id, other).replace(before, target.hex());
            String said = decision.replace(id, other).replace(before, target.hex())
                    .replace(Sha256.of(intent).hex(), Sha256.of(own).hex());
            assertThat(said).contains(Sha256.of(own).hex());
            stream.append("commit refs/heads/forged\ncommitter x <x@x> ").append(Instant.now().getEpochSecond())
                    .append(" +0000\ndata 1\nx\n").append(number == 0 ? "from " + tip + "\n" : "");
            Map.of("intent.json", own, "decision.intoto.json", said, "decision.intoto.json.sig", signature)
                    .forEach((name, text) -> stream.append("M 100644 inline ").append(folder.replace(id, other))
                            .append('/').append(name).append("\ndata ").append(text.getBytes(StandardCharsets.UTF_8).length)
                            .append('\n').append(text).append('\n'));
        }
        Path file = Files.writeString(author.folder().resolveSibling("forged"), stream);
        Process imported = new ProcessBuilder("git", "fast-import", "--quiet").directory(author.folder().toFile())
                .redirectInput(file.toFile()).start();
        assertThat(imported.waitFor()).isZero();
    }

    @Test
    void no_number_of_made_up_promotions_hides_from_a_fresh_clone_the_keys_that_came_after_them() throws Exception {
        Sha target = day.landWith(SIGNERS, line("olga") + line("mallory"));
        Outsider author = day.outsider();
        author.checkOut(day.evidenceBranch());
        forge(author, target, 250);
        String before = day.head(day.evidenceBranch());
        omarIsLetIn();
        author.checkOut(day.evidenceBranch());
        author.git().in(author.folder(), "rebase", "-q", "--onto", "forged", before);
        author.git().in(author.folder(), "push", "-q", "--force", "origin", "HEAD:refs/heads/" + day.evidenceBranch());
        assertThat(CountingKeys.in(seat("olga"))).isEqualTo("olga omar");
    }

    @Test
    void a_rollback_takes_code_back_and_no_key() {
        Seat omar = omarIsLetIn();
        Outcome back = omar.rollBack("--to", second.hex(), "--trigger", "5xx spike", "--approve", "Omar");
        assertThat(back.exitCode()).as(back.err()).isZero();
        assertThat(day.head("release")).isEqualTo(second.hex());
        isVerified(omar);
        isVerified(olga);
        isVerified(seat("omar"));
    }

    @Test
    void an_old_entry_that_is_told_again_brings_no_old_file_back() {
        Seat omar = omarIsLetIn();
        isVerified(olga);
        String log = day.log();
        int id = log.indexOf("release_id:");
        String entry = log.substring(log.lastIndexOf("```", id), log.indexOf("```", id) + 4);
        day.outsider().commitOn(day.evidenceBranch(), "docs/RELEASE_LOG.md", log + "\n" + entry);
        day.move("release", second.hex());
        for (Seat seat : new Seat[] {omar, seat("omar")}) {
            assertThat(seat.log("verify").out()).doesNotContain("allowed signer").contains("log-explained");
        }
        Outcome back = back(omar);
        assertThat(back.exitCode()).as(back.err()).isZero();
    }

    @Test
    void keys_stay_where_release_was_removed() {
        Seat omar = omarIsLetIn();
        day.git().in(day.bare(), "update-ref", "-d", "refs/heads/release");
        Outcome back = back(omar);
        assertThat(back.exitCode()).as(back.err()).isZero();
    }

    @Test
    void a_file_that_is_renamed_is_followed_by_its_new_name_in_every_clone() {
        Sha renamed = day.landWith("ops/signers", line("olga") + line("omar"));
        olga.reconfigure("allowed_signers: " + SIGNERS, "allowed_signers: ops/signers");
        ReleaseDay.write(olga.folder().resolve("ops/signers"), line("olga") + line("omar"));
        olga.record(StagingRuns.of(day, renamed, Verdict.PASS, Instant.now()));
        Outcome promoted = olga.promoteNow("--accept-config", "evidence.allowed_signers:renamed");
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        isVerified(olga);
    }

    @Test
    void where_signatures_are_not_asked_for_a_broken_file_does_not_stop_the_rollback_either() {
        Seat lax = day.operator("lax");
        lax.signs(folder.resolve("olga"), SIGNERS);
        isVerified(lax);
        day.move("release", day.landWith(SIGNERS, "x\n").hex());
        Outcome back = back(lax);
        assertThat(back.exitCode()).as(back.err()).isZero();
        assertThat(day.head("release")).isEqualTo(second.hex());
    }

    @Test
    void a_rollback_goes_on_where_the_evidence_branch_was_deleted_while_a_move_is_open() {
        day.platformStops();
        day.deployedBy("wait: 1s");
        Sha third = day.land("third");
        olga.record(StagingRuns.of(day, third, Verdict.PASS, Instant.now()));
        Seat hurried = seat("olga");
        assertThat(hurried.promoteNow().exitCode()).isEqualTo(24);
        assertThat(hurried.log("verify").exitCode()).isZero();
        day.git().in(day.bare(), "update-ref", "-d", "refs/heads/" + day.evidenceBranch());
        assertThat(back(hurried).exitCode()).isNotEqualTo(70);
    }

    @Test
    void a_fix_on_top_of_what_was_rolled_back_to_brings_back_no_old_file() {
        Seat omar = omarIsLetIn();
        assertThat(omar.rollBack("--to", second.hex(), "--trigger", "5xx spike", "--approve", "Omar").exitCode()).isZero();
        Outsider author = day.outsider();
        author.checkOut("release");
        ReleaseDay.write(author.folder().resolve("fix"), "fixed\n");
        Sha fix = author.pushed("fix", "Fix it");
        author.checkOut("main");
        author.git().in(author.folder(), "merge", "-q", "--no-edit", fix.hex());
        author.push("HEAD", "main");
        day.runs(Environment.STAGING, fix.hex());
        omar.record(StagingRuns.of(day, fix, Verdict.PASS, Instant.now()));
        Outcome promoted = omar.promoteNow(fix.hex());
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        isVerified(omar);
    }

    @Test
    void a_clone_that_saw_a_damaged_branch_follows_the_file_again_once_it_is_repaired() {
        String good = day.head(day.evidenceBranch());
        day.outsider().commitOn(day.evidenceBranch(), "stray", "x\n");
        assertThat(olga.log("verify").exitCode()).isEqualTo(25);
        day.move(day.evidenceBranch(), good);
        Seat other = seat("olga");
        assertThat(promotes(other, day.landWith(SIGNERS, line("olga") + line("omar"))).exitCode()).isZero();
        Seat omar = seat("omar");
        assertThat(promotes(omar, day.land("omar's own")).exitCode()).isZero();
        isVerified(olga);
    }

    private void removesTheRecord() {
        day.git().in(day.bare(), "for-each-ref", "--format=%(refname)", "refs/tags/lockstep/", "refs/heads/release",
                "refs/heads/" + day.evidenceBranch()).lines()
                .forEach(ref -> day.git().in(day.bare(), "update-ref", "-d", ref));
    }

    @Test
    void whose_keys_count_does_not_hang_on_when_a_clone_looked() {
        omarIsLetIn();
        String main = day.head("main");
        day.move("main", second.hex());
        Seat early = seat("olga");
        assertThat(CountingKeys.in(early)).as("nobody has merged it").isEqualTo("olga");
        day.move("main", main);
        assertThat(CountingKeys.in(seat("olga"))).as("a fresh clone").isEqualTo("olga omar");
        assertThat(CountingKeys.in(early)).as("one that looked before").isEqualTo("olga omar");
        isVerified(early);
    }

    @Test
    void the_page_of_a_release_uses_the_keys_that_verify_uses() {
        Seat omar = omarIsLetIn();
        Sha lettingIn = new Sha(day.git().in(day.bare(), "rev-parse", "main^"));
        assertThat(omar.rollBack("--to", second.hex(), "--trigger", "5xx spike", "--approve", "Omar").exitCode()).isZero();
        Outcome page = omar.open("release-report", day.head("main"), "--html");
        assertThat(page.exitCode()).as(page.err()).isZero();
        assertThat(page.out()).contains("signers() { git show " + lettingIn.hex() + ":" + SIGNERS + "; }");
    }

    /** She records a promotion as if the team had none, and lays it into the team's record. */
    @Test
    void a_key_that_was_taken_out_before_anybody_signed_a_promotion_does_not_come_back() {
        removesTheRecord();
        Sha old = day.landWith(SIGNERS, line("mallory"));
        Sha now = day.landWith(SIGNERS, line("olga"));
        day.runs(Environment.STAGING, old.hex());
        Seat mallory = day.operator("mallory");
        ReleaseDay.write(mallory.folder().resolve(SIGNERS), line("mallory"));
        configured(mallory, "mallory").record(StagingRuns.of(day, old, Verdict.PASS, Instant.now()));
        Outcome own = mallory.promoteNow(old.hex());
        assertThat(own.exitCode()).as(own.out() + own.err()).isZero();
        String record = day.head(day.evidenceBranch());
        removesTheRecord();
        day.move("release", now.hex());
        day.runs(Environment.PRODUCTION, now.hex());
        Outcome adopted = seat("olga").log("adopt", "--yes");
        assertThat(adopted.exitCode()).as(adopted.out() + adopted.err()).isZero();
        assertThat(CountingKeys.in(seat("olga"))).isEqualTo("olga");

        Outsider outsider = day.outsider();
        outsider.checkOut(day.evidenceBranch());
        String begun = outsider.git().in(outsider.folder(), "log", "--format=%H", "--diff-filter=A", record, "--",
                "evidence/*/intent.json");
        outsider.git().in(outsider.folder(), "checkout", begun, "--", "evidence");
        outsider.pushed(day.evidenceBranch(), "Tell of a promotion");
        assertThat(CountingKeys.in(seat("olga"))).isEqualTo("olga");
    }
}
