package tests.commands.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Sha;
import lockstep.gates.gate.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.commands.cli.Doors.Outcome;
import tests.commands.release.Refusal;
import tests.house.Repository;
import tests.record.signature.Keys;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tests.release.workflow.StagingRuns;

/** The report of a promotion whose notes an enemy wrote, and of its rollback. */
class ReleaseReportTest {

    private static final String HOSTILE =
            "</pre><script>alert(1)</script><img src=x onerror=alert(2)> [a](javascript:alert(3)) @everyone | x";

    private static ReleaseDay day;
    private static Seat ada;
    private static Sha first;
    private static Sha second;
    private static List<String> ids;

    @BeforeAll
    static void a_day() {
        day = new ReleaseDay();
        ada = day.operator("Ada Lovelace");
        first = day.landTested("first");
        assertThat(ada.promoteNow().exitCode()).isZero();
        second = day.landTested("second");
        assertThat(ada.promoteNow("--notes", HOSTILE).exitCode()).isZero();
        assertThat(ada.rollBack("--trigger", "5xx spike", "--approve", "--yes").exitCode()).isZero();
        ids = ada.log("list").out().lines().skip(1).map(line -> line.split(" {2,}")[1]).toList().reversed();
    }

    @AfterAll
    static void close() {
        day.close();
    }

    private static String read(String... words) {
        String refs = day.refs();
        Outcome outcome = ada.open("release-report", words);
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(day.refs()).isEqualTo(refs);
        return outcome.out();
    }

    @Test
    void page_says_what_was_moved_what_was_seen_and_how_to_verify_it() {
        String page = read(ids.get(1), "--html");
        assertThat(page)
                .contains("was promoted; production was healthy")
                .contains("Every rule that Lockstep checks was kept when it was decided. Nobody accepted an exception.")
                .contains("Staging gates", "Production smoke", "burst_429")
                .contains("git merge-base --is-ancestor " + first)
                .contains("How many milliseconds each gate took in the last 2 moves up to this one")
                .containsPattern("<title>db_health</title>(?:(?!</svg>)[\\s\\S])*class=\"staging\" points="
                        + "(?:(?!</svg>)[\\s\\S])*class=\"production\" points=");
    }

    @Test
    void decision_is_told_rule_by_rule_from_what_was_recorded() {
        String page = read(ids.get(1), "--html");
        assertThat(page).contains("<th>rule</th><th>verdict</th><th>what the record shows</th>")
                .contains("<td>same-sha</td><td class=\"pass\">pass</td><td>" + second + "</td>")
                .contains("<td>fast-forward</td><td class=\"pass\">pass</td><td>from " + first + " to " + second + "</td>")
                .containsPattern("<td>run-fresh</td><td class=\"pass\">pass</td><td>seen from .* on, decided at .*, at most 24 h 00 min apart</td>")
                .contains("<td>required-gates</td><td class=\"pass\">pass</td><td>health, db_health, ");
        List<String> rules = Pattern.compile("<tr><td>([a-z]+-[a-z-]+)</td><td").matcher(
                        page + read(ids.get(2), "--html")).results()
                .map(match -> match.group(1)).toList();
        assertThat(rules).contains("staging-tested", "run-passed", "revision-verified", "config-in-force",
                "change-declared", "rollback-plan", "known-good", "trigger-named");
        String policy = Repository.read(Repository.root().resolve("docs/policy.md"));
        assertThat(rules).allSatisfy(rule -> assertThat(policy).contains("\n### " + rule + "\n"));
    }

    @Test
    void what_was_accepted_is_no_pass() {
        Seat grace = day.operator("Grace Hopper");
        grace.record(StagingRuns.unverified(StagingRuns.of(day, day.land("third"), Verdict.PASS, Instant.now())));
        Outcome promoted = grace.promoteNow("--accept-unverified", "the header was lost");
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        assertThat(read(day.head("release"), "--html"))
                .contains("Not every rule was kept when it was decided. "
                        + "The operator accepted an exception from revision-verified:", "the header was lost")
                .doesNotContain("was kept when it was decided. Nobody")
                .contains("<td>revision-verified</td><td>accepted</td>");
    }

    @Test
    void the_commands_that_verify_it_can_be_pasted_whatever_the_remote_is_called() throws Exception {
        Seat omar = day.operator("Omar");
        day.git().in(omar.folder(), "remote", "rename", "origin", "team");
        omar.reconfigure("service: demo", "service: demo\ngit: {remote: team}");
        String page = omar.open("release-report", ids.get(1), "--html").out();
        assertThat(pasted(omar, page, "UTC0")).contains(
                "fast-forward\n", "the staging run that was decided on\n", "\"release_id\"");
    }

    /** Lockstep reads a limit without a zone in UTC. */
    @Test
    void the_commands_that_verify_it_believe_the_same_signatures_wherever_they_are_pasted(@TempDir Path folder) throws Exception {
        Keys keys = new Keys(folder);
        keys.known("olga");
        String limit = DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC)
                .format(Instant.now().plus(Duration.ofHours(2)));
        keys.allow("signers", keys.line("olga@example.org", "valid-before=\"" + limit + "\"", "olga"));
        try (ReleaseDay signed = new ReleaseDay()) {
            Seat olga = signed.operator("Olga");
            olga.signs(folder.resolve("olga"), folder.resolve("signers"));
            Sha commit = signed.land("first");
            olga.record(StagingRuns.of(signed, commit, Verdict.PASS, Instant.now()));
            assertThat(olga.promoteNow().exitCode()).isZero();
            String page = olga.open("release-report", commit.hex(), "--html").out();
            for (String zone : List.of("EAST-12", "WEST12")) {
                assertThat(pasted(olga, page, zone)).contains("Good \"lockstep-evidence\" signature for olga@example.org");
            }
        }
    }

    /** What the commands of the page say that have to go well. */
    private static String pasted(Seat seat, String page, String zone) throws Exception {
        String lines = page.split("without Lockstep:</p>\n<pre>", 2)[1].split("</pre>", 2)[0]
                .replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
        ProcessBuilder shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", lines)
                .directory(seat.folder().toFile()).redirectErrorStream(true);
        shell.environment().putAll(seat.day().git().environment());
        shell.environment().put("TZ", zone);
        Process process = shell.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void nothing_that_an_enemy_wrote_is_markup() {
        String page = read(ids.get(1), "--html");
        assertThat(page).contains("&lt;script&gt;alert(1)").doesNotContain("<script", "<img", "onerror=alert(2)>");
        assertThat(page).contains("default-src 'none'; style-src 'sha256-");
        String markdown = read(ids.get(1), "--markdown");
        assertThat(markdown).contains("&lt;script&gt;", "&#64;everyone", "\\[a\\]\\(javascript&#58;alert")
                .doesNotContain("<script", "<img", " @everyone", "](javascript");
    }

    @Test
    void commit_means_its_newest_move() {
        assertThat(read(first.hex(), "--html")).isEqualTo(read(ids.get(2), "--html"))
                .contains("production was rolled back to " + first.abbreviated() + ": completed", "5xx spike");
    }

    @Test
    void file_that_is_there_is_not_replaced(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("report.html");
        assertThat(read(ids.get(0), "--html", "--out", file.toString())).isEmpty();
        String written = Files.readString(file);
        Refusal again = Refusal.of(ada, seat ->
                seat.open("release-report", ids.get(1), "--html", "--out", file.toString()));
        assertThat(again).isEqualTo(new Refusal(64, file + " is there already; nothing was written", List.of(),
                "Name another file, or remove it."));
        assertThat(Files.readString(file)).isEqualTo(written).contains(ids.get(0));
    }

    @Test
    void site_has_a_page_for_the_log_that_leads_to_one_for_each_move(@TempDir Path folder) throws Exception {
        Outcome outcome = ada.log("export", "--site", folder.resolve("site").toString());
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        String index = Files.readString(folder.resolve("site/index.html"));
        for (String id : ids) {
            assertThat(index).contains("<a href=\"" + id + ".html\">" + id + "</a>");
            assertThat(folder.resolve("site/" + id + ".html")).content().isEqualTo(read(id, "--html"));
        }
        assertThat(index).doesNotContain("<script", "<img");
    }

    @Test
    void a_site_is_written_anew_into_its_own_folder_and_what_others_put_there_stays(@TempDir Path folder) throws Exception {
        Path site = folder.resolve("site");
        String[] words = {"export", "--site", site.toString()};
        assertThat(ada.log(words).exitCode()).isZero();
        Files.writeString(site.resolve("logo.svg"), "<svg/>");
        Files.delete(site.resolve(ids.get(1) + ".html"));
        String older = "the log as it was before the last release\n";
        Path index = site.resolve("index.html");
        Path sums = site.resolve("lockstep-site.sha256");
        Files.writeString(sums, Files.readString(sums).replace(
                Sha256.of(Files.readString(index)).hex(), Sha256.of(older).hex()));
        Files.writeString(index, older);
        Outcome again = ada.log(words);
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.out()).isEqualTo("wrote 4 pages; begin with " + site.resolve("index.html") + "\n");
        assertThat(site.resolve(ids.get(1) + ".html")).content().isEqualTo(read(ids.get(1), "--html"));
        assertThat(index).content().contains("<a href=\"" + ids.get(2) + ".html\">");
        try (Stream<Path> files = Files.list(site)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("index.html",
                    "lockstep-site.sha256", "logo.svg", ids.get(0) + ".html", ids.get(1) + ".html", ids.get(2) + ".html");
        }
        Process check = new ProcessBuilder("sha256sum", "--check", "--strict", "--quiet", "lockstep-site.sha256")
                .directory(site.toFile()).inheritIO().start();
        assertThat(check.waitFor()).isZero();
    }

    @Test
    void a_page_that_somebody_changed_is_not_overwritten(@TempDir Path folder) throws Exception {
        String[] words = {"export", "--site", folder.toString()};
        assertThat(ada.log(words).exitCode()).isZero();
        Path page = folder.resolve(ids.get(0) + ".html");
        Files.writeString(page, "my own words");
        String index = Files.readString(folder.resolve("index.html"));
        assertThat(Refusal.of(ada, seat -> seat.log(words))).isEqualTo(new Refusal(
                64, page + " is there already and no page that this command wrote; nothing was written", List.of(),
                "Name another folder, or remove the file."));
        assertThat(page).content().isEqualTo("my own words");
        assertThat(folder.resolve("index.html")).content().isEqualTo(index);
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.createSymbolicLink(other.resolve("index.html"), page);
        assertThat(Refusal.of(ada, seat -> seat.log("export", "--site", other.toString())).exitCode()).isEqualTo(64);
        assertThat(page).content().isEqualTo("my own words");
        try (Stream<Path> files = Files.list(other)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void what_was_never_moved_has_no_report() {
        assertThat(Refusal.of(ada, seat -> seat.open("release-report", "20200101-0000-rc1", "--html"))).isEqualTo(
                new Refusal(64, "the log has no entry 20200101-0000-rc1", List.of(), "See `release-log list`."));
    }

    @Test
    void a_name_that_neither_record_nor_remote_knows_is_told_which_names_there_are() {
        assertThat(Refusal.of(ada, seat -> seat.open("release-report", "nonsense", "--html"))).isEqualTo(
                new Refusal(22, "nothing is called nonsense: the record has no such version, and the remote no such tag",
                        List.of(), "Give a version, a release id (see `release-log list`), or a full SHA, 40 digits."));
    }
}
