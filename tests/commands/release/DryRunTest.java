package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.base.digest.Sha256;
import lockstep.base.release.Sha;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/**
 * What a dry run prints, held against what is then written. Between the two lie a minute and a second, so the release
 * id, the instant and the digest of the intent that holds them are put under a name in both; all else is the same
 * bytes.
 */
class DryRunTest {

    private static final Pattern FILE = Pattern.compile("  add (\\S+) \\((\\d+) bytes, sha256 ([0-9a-f]{64})\\):");
    private static final Pattern ID = Pattern.compile("\\d{8}-\\d{4}-r[cb]\\d");
    private static final Pattern SINCE = Pattern.compile("\"since\" : \"([^\"]+)\"");

    private ReleaseDay day;
    private Seat ada;
    private Sha released;
    private Sha candidate;

    @BeforeEach
    void a_release_and_a_candidate() {
        day = new ReleaseDay();
        ada = day.operator("Ada Lovelace");
        released = day.landTested("released");
        assertThat(ada.promoteNow().exitCode()).isZero();
        candidate = day.landTested("candidate");
    }

    @AfterEach
    void close() {
        day.close();
    }

    /** A dry run in its parts. */
    private record Printed(List<String> moves, String message, Map<String, String> files, List<String> afterwards) {

        static Printed of(Outcome outcome) {
            assertThat(outcome.exitCode()).as(outcome.err()).isZero();
            List<String> moves = new ArrayList<>();
            List<String> message = new ArrayList<>();
            Map<String, String> files = new LinkedHashMap<>();
            List<String> afterwards = new ArrayList<>();
            String file = "";
            for (String line : outcome.out().lines().toList()) {
                Matcher header = FILE.matcher(line);
                if (header.matches()) {
                    file = header.group(1);
                    files.put(file, "");
                } else if (line.startsWith("    ") && file.isEmpty()) {
                    message.add(line.substring(4));
                } else if (line.startsWith("    ")) {
                    files.merge(file, line.substring(4) + "\n", String::concat);
                } else {
                    (file.isEmpty() ? moves : afterwards).add(line);
                }
            }
            return new Printed(moves, String.join("\n", message) + "\n", files, afterwards);
        }
    }

    private Printed printed(String... words) {
        String refs = day.refs();
        String own = ada.own();
        Outcome outcome = ada.open(words[0], List.of(words).subList(1, words.length).toArray(String[]::new));
        assertThat(day.refs()).isEqualTo(refs);
        assertThat(ada.own()).isEqualTo(own);
        Matcher size = FILE.matcher(outcome.out());
        Printed printed = Printed.of(outcome);
        printed.files().values().forEach(content -> {
            assertThat(size.find()).isTrue();
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            assertThat(bytes).as("its size is told").hasSize(Integer.parseInt(size.group(2)));
            assertThat(Sha256.of(bytes).hex()).as("its digest is told").isEqualTo(size.group(3));
        });
        return printed;
    }

    /** The commit on the evidence branch that made the move: all but the last, which recorded how it ended. */
    private Printed written() {
        String commit = day.git().in(day.bare(), "rev-parse", day.evidenceBranch() + "~1");
        Map<String, String> files = new LinkedHashMap<>();
        day.git().in(day.bare(), "diff-tree", "-r", "--name-only", "--no-commit-id", "--diff-filter=A", commit).lines()
                .filter(path -> !path.equals("evidence/checkpoint"))
                .forEach(path -> files.put(path, day.git().in(day.bare(), "show", commit + ":" + path) + "\n"));
        assertThat(day.git().in(day.bare(), "diff-tree", "-r", "--name-only", "--no-commit-id", commit).lines())
                .as("and the checkpoint, which every record renews").hasSize(files.size() + 1);
        return new Printed(
                List.of(), day.git().in(day.bare(), "log", "-1", "--format=%B", commit) + "\n", files, List.of());
    }

    private static void areTheSame(Printed printed, Printed written) {
        UnaryOperator<String> before = nameless(printed);
        UnaryOperator<String> after = nameless(written);
        assertThat(after.apply(written.message())).isEqualTo(before.apply(printed.message()));
        assertThat(named(written.files(), after)).isEqualTo(named(printed.files(), before));
    }

    private static Map<String, String> named(Map<String, String> files, UnaryOperator<String> names) {
        Map<String, String> named = new LinkedHashMap<>();
        files.forEach((path, content) -> named.put(names.apply(path), names.apply(content)));
        return named;
    }

    private static String id(Printed one) {
        Matcher id = ID.matcher(String.join("\n", one.files().values()));
        assertThat(id.find()).isTrue();
        return id.group();
    }

    private static UnaryOperator<String> nameless(Printed one) {
        String intent = one.files().entrySet().stream()
                .filter(file -> file.getKey().endsWith("/intent.json")).map(Map.Entry::getValue).findFirst()
                        .orElseThrow();
        Matcher id = ID.matcher(intent);
        Matcher since = SINCE.matcher(intent);
        assertThat(id.find() && since.find()).isTrue();
        String digest = Sha256.of(intent).hex();
        // What was pinned with it may be a second older.
        return text -> text.replaceAll("(as pinned by [^\"]* on )[0-9TZ:.-]+", "$1<pinned>")
                .replace(id.group(), "<id>").replace(since.group(1), "<since>")
                .replace(digest, "<digest of the intent>");
    }

    @Test
    void a_promotion_writes_what_its_dry_run_printed() {
        String evidence = day.head(day.evidenceBranch());
        Printed printed =
                printed("promote-release", "--dry-run", "--notes", "prüfen – \u202ebidi", "--rollback-plan",
                        "flag off");
        assertThat(printed.moves()).containsExactly(
                "dry run: nothing was changed; this would be pushed, all of it or nothing:",
                "  fast-forward release: " + released + " -> " + candidate,
                "  create tag lockstep/checkpoint/" + id(printed) + " on the commit of release-evidence below, with its "
                        + "checkpoint",
                "  fast-forward release-evidence: " + evidence
                        + " -> one commit on top, by Olga Operator <olga@example.org>, that says:",
                "  and writes:");
        assertThat(printed.message()).startsWith("Promote " + candidate.abbreviated() + " as ")
                .contains("\n\nBy Ada Lovelace, on the staging run\n");
        assertThat(printed.files().keySet()).extracting(path -> path.substring(path.lastIndexOf('/') + 1))
                .containsExactly("intent.json", "policy.json", "change.json", "decision.intoto.json");
        assertThat(printed.afterwards()).containsExactly(
                "afterwards, depending on the health of production: outcome.json, the smoke's run, an entry in "
                        + "the release log, and sot/production.json");
        assertThat(ada.promoteNow("--notes", "prüfen – \u202ebidi", "--rollback-plan", "flag off").exitCode()).isZero();
        areTheSame(printed, written());
        assertThat(day.head("release")).isEqualTo(candidate.hex());
        assertThat(day.git().in(day.bare(), "log", "-1", "--format=%an <%ae>", day.evidenceBranch() + "~1"))
                .isEqualTo("Olga Operator <olga@example.org>");
    }

    @Test
    void a_rollback_writes_what_its_dry_run_printed() {
        assertThat(ada.promoteNow().exitCode()).isZero();
        Printed printed = printed("rollback-release", "--dry-run", "--trigger", "5xx spike", "--notes", "since noon",
                "--approve", "Olga Owner");
        assertThat(printed.moves()).contains("  force, leased release: " + candidate + " -> " + released);
        assertThat(printed.files()).hasSize(2);
        assertThat(ada.rollBack("--trigger", "5xx spike", "--notes", "since noon", "--approve", "Olga Owner")
                .exitCode()).isZero();
        areTheSame(printed, written());
        assertThat(day.head("release")).isEqualTo(released.hex());
    }

    @Test
    void a_dry_run_of_a_rollback_that_nobody_approved_says_so_and_names_no_approver() {
        assertThat(ada.promoteNow().exitCode()).isZero();
        String refs = day.refs();
        Outcome outcome = ada.rollBack("--dry-run", "--trigger", "5xx spike");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out().lines()).containsExactly(
                "dry run: nothing was changed; once it is approved, this would be pushed, with a record of it:",
                "  force, leased release: " + candidate + " -> " + released,
                "approved: nobody approved the forced move of release; give --approve NAME to see the record too");
        assertThat(day.refs()).isEqualTo(refs);
    }

    @Test
    void the_record_of_a_rollback_names_who_approved_it() {
        assertThat(ada.promoteNow().exitCode()).isZero();
        assertThat(ada.rollBack("--trigger", "5xx spike", "--approve", "Olga Owner").exitCode()).isZero();
        assertThat(written().files().values()).anyMatch(file -> file.contains("\"approved_by\" : \"Olga Owner\""));
    }

    @Test
    void what_would_be_refused_is_refused_dry_too() {
        Sha untested = day.land("untested");
        Refusal refusal = Refusal.of(ada, seat -> seat.promote("--dry-run"));
        assertThat(refusal.exitCode()).isEqualTo(22);
        assertThat(refusal.reasons()).containsExactly("staging-tested: no staging run is recorded for " + untested);
        assertThat(Refusal.of(ada, seat -> seat.rollBack("--dry-run", "--trigger", "x")).exitCode()).isEqualTo(22);
    }
}
