package tests.commands.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.commands.cli.Doors;
import tests.commands.cli.Doors.Outcome;
import tests.record.signature.Keys;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** {@code LOCKSTEP_SIGNING_KEY_FILE}: a host whose key lies elsewhere than {@code evidence.sign.key} says. */
class SigningKeyFileTest {

    private static final String ELSEWHERE = "~/.ssh/an-operators-own";

    @TempDir
    Path folder;

    private final ReleaseDay day = new ReleaseDay();
    private Keys keys;
    private Seat ci;

    @BeforeEach
    void a_team_that_requires_signatures() {
        keys = new Keys(folder);
        keys.known("ci");
        keys.known("mallory");
        keys.allow("signers", keys.line("ci@example.org", "namespaces=\"lockstep-evidence\"", "ci"));
        ci = day.operator("ci");
        ci.demandsSignatures(Path.of(ELSEWHERE), folder.resolve("signers"));
    }

    @AfterEach
    void close() {
        day.close();
    }

    private Outcome open(Seat seat, String key, String alias, String... words) {
        Doors doors = Doors.doors().in(seat.folder());
        day.git().environment().forEach(doors::with);
        return doors.with("LOCKSTEP_SIGNING_KEY_FILE", key).open(alias, words);
    }

    private Outcome tests(String key) {
        return open(ci, key, "promotion-gate", "--mode", "staging", "--record");
    }

    @Test
    void the_record_is_signed_with_the_key_of_the_host_and_verified_by_those_who_have_none() {
        day.land("second");
        Outcome without = tests("");
        assertThat(without.exitCode()).as(without.out() + without.err()).isEqualTo(78);
        assertThat(without.err()).contains("could not be signed with the key " + ELSEWHERE, "LOCKSTEP_SIGNING_KEY_FILE");
        assertThat(day.head("release-evidence")).isEmpty();

        Outcome tested = tests(folder.resolve("ci").toString());
        assertThat(tested.exitCode()).as(tested.err()).isZero();
        Outcome promoted = open(ci, folder.resolve("ci").toString(), "promote-release", "--yes");
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        assertThat(day.evidence().lines().filter(path -> path.endsWith(".intoto.json.sig"))).isNotEmpty();
        Seat auditor = day.operator("auditor");
        auditor.demandsSignatures(Path.of(ELSEWHERE), folder.resolve("signers"));
        Outcome verified = auditor.log("verify", "--all");
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
    }

    @Test
    void a_key_that_no_line_allows_signs_nothing_that_is_recorded() {
        day.land("second");
        Outcome refused = tests(folder.resolve("mallory").toString());
        assertThat(refused.exitCode()).as(refused.out() + refused.err()).isEqualTo(78);
        assertThat(refused.err()).contains("would not count");
        assertThat(day.head("release-evidence")).isEmpty();
    }

    /** In CI it would be in the log. */
    @Test
    void where_the_key_itself_stands_in_place_of_its_path_nothing_of_it_is_shown() throws Exception {
        String key = Files.readString(folder.resolve("ci"));
        for (String wrong : new String[] {key, key.lines().toList().getFirst(), "agent: "}) {
            Outcome refused = tests(wrong);
            assertThat(refused.exitCode()).isEqualTo(78);
            assertThat(refused.err()).contains("the variable LOCKSTEP_SIGNING_KEY_FILE ", "give the path of that file");
            assertThat(refused.out() + refused.err()).doesNotContain("BEGIN", key.lines().toList().get(1));
        }
    }

    @Test
    void a_variable_that_names_no_key_stops_nobody_who_only_reads() throws Exception {
        String key = Files.readString(folder.resolve("ci"));
        day.land("second");
        assertThat(tests(folder.resolve("ci").toString()).exitCode()).isZero();
        for (String wrong : new String[] {key, "agent: "}) {
            for (String[] reading : new String[][] {
                {"status"}, {"explain"}, {"release-log", "verify"}, {"release-log", "list"}, {"release-log", "export", "--json"}}) {
                Outcome read = open(ci, wrong, reading[0], Arrays.copyOfRange(reading, 1, reading.length));
                Outcome usual = open(ci, "", reading[0], Arrays.copyOfRange(reading, 1, reading.length));
                assertThat(read.exitCode()).as(String.join(" ", reading) + ": " + read.err()).isEqualTo(usual.exitCode());
                assertThat(read.out() + read.err()).doesNotContain("BEGIN", key.lines().toList().get(1),
                        "the variable LOCKSTEP_SIGNING_KEY_FILE ");
            }
            assertThat(open(ci, wrong, "promote-release", "--yes").exitCode()).isEqualTo(78);
        }
    }

    /** A shell that has it for another repository would leave a record that is signed in part. */
    @Test
    void a_team_that_does_not_sign_does_not_begin_to() {
        Seat plain = day.operator("plain");
        day.land("second");
        Outcome tested = open(plain, folder.resolve("ci").toString(), "promotion-gate", "--mode", "staging", "--record");
        assertThat(tested.exitCode()).as(tested.err()).isZero();
        assertThat(day.evidence()).contains("evidence/runs/").doesNotContain(".sig");
    }

    @Test
    void the_effective_configuration_says_where_the_key_is_named() {
        assertThat(open(ci, "agent:~/ci.pub", "config", "show", "--effective").out())
                .containsPattern("evidence\\.sign\\.key +the agent's key ~/ci\\.pub +LOCKSTEP_SIGNING_KEY_FILE\n");
        assertThat(open(ci, " ", "config", "show", "--effective").out())
                .containsPattern("evidence\\.sign\\.key +the key " + ELSEWHERE + " +line ");
    }
}
