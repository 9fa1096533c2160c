package tests.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lockstep.attestation.Sha256;
import lockstep.release.Sha;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.cli.Doors.Outcome;

/** What {@code --dry-run} prints is what would be pushed, to the byte, and nothing of it happens. */
class DryRunTest {

    private static final Pattern FILE = Pattern.compile("  add (\\S+) \\((\\d+) bytes, sha256 ([0-9a-f]{64})\\):");

    private ReleaseDay day;
    private Sha first;
    private Sha candidate;
    private Seat ada;

    @BeforeEach
    void a_release_and_a_tested_candidate() {
        day = new ReleaseDay();
        first = day.landTested("first release");
        ada = day.operator("Ada Lovelace");
        assertThat(ada.promoteNow().exitCode()).isZero();
        candidate = day.landTested("second release");
    }

    @AfterEach
    void close() {
        day.close();
    }

    /** The files that it prints, each held against the size and the digest beside its name. */
    private static Map<String, String> files(String printed) {
        Map<String, String> files = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>(printed.lines().toList());
        for (int i = 0; i < lines.size(); i++) {
            Matcher file = FILE.matcher(lines.get(i));
            if (file.matches()) {
                StringBuilder content = new StringBuilder();
                while (i + 1 < lines.size() && lines.get(i + 1).startsWith("    ")) {
                    content.append(lines.get(++i).substring(4)).append('\n');
                }
                byte[] bytes = content.toString().getBytes(StandardCharsets.UTF_8);
                assertThat(bytes).as(file.group(1)).hasSize(Integer.parseInt(file.group(2)));
                assertThat(Sha256.of(bytes)).hasToString(file.group(3));
                files.put(file.group(1), content.toString());
            }
        }
        return files;
    }

    /** Without what differs from one minute to the next. */
    private static String timeless(String text) {
        return text.replaceAll("\\d{8}-\\d{4}-[a-z]+\\d", "ID")
                .replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:]+Z", "TIME")
                .replaceAll("(\"(?:sha256|intent_sha256)\" : )\"[0-9a-f]{64}\"", "$1DIGEST");
    }

    @Test
    void a_promotion_is_shown_as_it_is_then_made() {
        String before = day.refs();
        String own = ada.own();
        Outcome shown = ada.promote("--dry-run", "--notes", "\u001b[2Jtwo");
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(day.refs()).isEqualTo(before);
        assertThat(ada.own()).isEqualTo(own);
        assertThat(shown.out()).doesNotContain("\u001b").startsWith("""
                dry run: nothing was changed; this would be pushed, both or neither:
                  fast-forward release: %s -> %s
                  fast-forward release-evidence: %s -> one commit on top, by Olga Operator <olga@example.org>:
                    Promote %s as\s""".formatted(
                        first, candidate, day.head("release-evidence"), candidate.abbreviated()));

        assertThat(ada.promoteNow("--notes", "\u001b[2Jtwo").exitCode()).isZero();
        String made = day.git().in(day.bare(), "log", "-1", "--format=%H", "--grep=^Promote", "release-evidence");
        String written = day.git().in(day.bare(), "show", "--format=", "--name-only", made);
        Map<String, String> files = files(shown.out());
        assertThat(files.keySet().stream().map(DryRunTest::timeless))
                .containsExactlyInAnyOrderElementsOf(written.lines().map(DryRunTest::timeless).toList())
                .hasSize(4);
        written.lines().forEach(path -> {
            String there = day.git().in(day.bare(), "show", made + ":" + path) + "\n";
            assertThat(files.values().stream().map(DryRunTest::timeless)).contains(timeless(there));
        });
    }

    @Test
    void a_rollback_is_shown_too_and_asks_nobody() {
        assertThat(ada.promoteNow().exitCode()).isZero();
        String before = day.refs();
        Outcome shown = ada.rollBack("--dry-run", "--trigger", "5xx spike");
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(shown.out()).contains("  force, leased release: " + candidate + " -> " + first + "\n");
        assertThat(files(shown.out())).hasSize(2);
        assertThat(day.refs()).isEqualTo(before);
    }

    @Test
    void what_is_refused_is_refused_with_all_reasons_and_shows_nothing() {
        day.land("nobody tested this");
        Outcome promotion = ada.promote("--dry-run", "--class", "C", "--rollback-plan", " ");
        assertThat(promotion.exitCode()).isEqualTo(22);
        assertThat(promotion.out()).isEmpty();
        assertThat(promotion.err()).contains("  - staging-tested: ", "  - not-class-c: ");
        Outcome rollback = ada.rollBack("--dry-run", "--to", candidate.hex(), "--trigger", " ");
        assertThat(rollback.exitCode()).isEqualTo(22);
        assertThat(rollback.err()).contains("  - known-good: ", "  - trigger-named: ");
    }

    @Test
    void where_there_is_nowhere_to_go_back_to_all_the_rest_is_said_as_well() {
        Outcome rollback = ada.rollBack("--trigger", " ", "--approve");
        assertThat(rollback.exitCode()).isEqualTo(22);
        assertThat(rollback.err()).contains(
                "release is not moved back; nothing was changed", "  - known-good: the log knows no good commit to go back to",
                "  - trigger-named: ");
    }
}
