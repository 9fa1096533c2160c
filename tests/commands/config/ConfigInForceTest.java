package tests.commands.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lockstep.base.release.Sha;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.commands.release.Refusal;
import tests.release.workflow.Outsider;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** Whose configuration counts: the one on release, or the one pinned; never the operator's own draft. */
class ConfigInForceTest {

    private ReleaseDay day;
    private Seat ada;

    @BeforeEach
    void a_team() {
        day = new ReleaseDay();
        ada = day.operator("Ada Lovelace");
    }

    @AfterEach
    void close() {
        day.close();
    }

    private static String yaml(Seat seat) {
        try {
            return Files.readString(seat.folder().resolve("lockstep.yaml"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Merges a lockstep.yaml to main, and tests that on staging. */
    private Sha landed(String yaml) {
        Outsider developer = day.outsider();
        developer.checkOut("main");
        ReleaseDay.write(developer.folder().resolve("lockstep.yaml"), yaml);
        developer.pushed("main", "Configure");
        return day.landTested("on top");
    }

    private Sha releasedWith(String yaml) {
        Sha commit = landed(yaml);
        Outcome promoted = ada.promoteNow();
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        return commit;
    }

    @Test
    void a_draft_in_the_working_tree_is_refused_key_by_key() {
        releasedWith(yaml(ada));
        day.landTested("next");
        ada.reconfigure("service: demo", "service: demo\npolicy: {gate_max_age: 9000h, required_gates: [health]}");
        Refusal refusal = Refusal.of(ada, Seat::promoteNow);
        assertThat(refusal.exitCode()).isEqualTo(22);
        assertThat(refusal.reasons()).containsExactly(
                "config-in-force: policy.gate_max_age is PT9000H here and PT24H on release",
                "config-in-force: policy.required_gates is [health] here and "
                        + "[health, db_health, whoami, chat_happy, chat_415, burst_429] on release");
        assertThat(refusal.remedy()).contains("To accept: `--accept-config policy.gate_max_age:REASON`.");
    }

    @Test
    void a_difference_that_somebody_accepts_by_name_is_recorded_with_name_and_reason() {
        releasedWith(yaml(ada));
        Sha next = day.landTested("next");
        ada.reconfigure("service: demo", "service: demo\npolicy: {gate_max_age: 9000h}");
        Outcome promoted = ada.promoteNow("--accept-config", "policy.gate_max_age:the gates take a week");
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        assertThat(day.head("release")).isEqualTo(next.hex());
        assertThat(day.log()).contains("policy.gate_max_age is PT9000H here and PT24H on release (accepted by Ada "
                + "Lovelace: the gates take a week)");
        assertThat(Refusal.of(ada, seat -> seat.promoteNow("--accept-config", "policy")).message())
                .isEqualTo("--accept-config 'policy' has no reason");
    }

    @Test
    void a_staging_run_by_another_configuration_is_refused_or_accepted_by_name() {
        String counting = yaml(ada);
        releasedWith(counting);
        Sha next = day.land("next");
        ada.reconfigure("service: demo", "service: demo\npolicy: {gate_max_age: 9000h}");
        Outcome recorded = ada.open("promotion-gate", "--mode", "staging", "--record", "--accept-config",
                "policy.gate_max_age:a week");
        assertThat(recorded.exitCode()).as(recorded.err()).isZero();
        ReleaseDay.write(ada.folder().resolve("lockstep.yaml"), counting);
        Refusal refusal = Refusal.of(ada, Seat::promoteNow);
        assertThat(refusal.exitCode()).isEqualTo(22);
        assertThat(refusal.reasons()).singleElement().asString().startsWith("run-configuration: staging run ")
                .endsWith(" was made by another configuration than the one in force");
        Outcome promoted = ada.promoteNow("--accept-config", "run-configuration:only the age differed");
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        assertThat(day.head("release")).isEqualTo(next.hex());
        assertThat(day.log()).contains("(accepted by Ada Lovelace: only the age differed)");
        assertThat(day.operator("Grace Hopper").log("verify", "--all").exitCode()).isZero();
    }

    @Test
    void another_path_of_the_chat_is_refused() {
        releasedWith(yaml(ada));
        day.landTested("next");
        ada.reconfigure("service: demo", "service: demo\ncontract: {chat: /health}");
        assertThat(Refusal.of(ada, Seat::promoteNow).reasons())
                .containsExactly("config-in-force: contract.chat is /health here and /api/chat on release");
    }

    @Test
    void a_moved_base_is_accepted_by_the_name_of_its_key() {
        releasedWith(yaml(ada));
        Sha next = day.land("next");
        String old = day.stagingAddress();
        String moved = old.replace("127.0.0.1", "localhost");
        assertThat(moved).isNotEqualTo(old);
        ada.reconfigure(old, moved);
        String words = "environments.staging.base is " + moved + " here and " + old + " on release";
        String accepted = "environments.staging.base:moved";
        Refusal gates = Refusal.of(ada, seat -> seat.open("promotion-gate", "--mode", "staging", "--record"));
        assertThat(gates.exitCode()).isEqualTo(22);
        assertThat(gates.reasons()).containsExactly("config-in-force: " + words);
        Outcome recorded =
                ada.open("promotion-gate", "--mode", "staging", "--record", "--accept-config", accepted);
        assertThat(recorded.exitCode()).as(recorded.out() + recorded.err()).isZero();
        Refusal refusal = Refusal.of(ada, Seat::promoteNow);
        assertThat(refusal.exitCode()).isEqualTo(22);
        assertThat(refusal.reasons()).containsExactly("config-in-force: " + words);
        assertThat(refusal.remedy()).contains("--accept-config environments.staging.base:REASON");
        Outcome promoted = ada.promoteNow("--accept-config", accepted);
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
        assertThat(day.head("release")).isEqualTo(next.hex());
        assertThat(day.log()).contains(words + " (accepted by Ada Lovelace: moved)");
    }

    @Test
    void a_candidate_that_changes_the_policy_is_judged_by_the_one_on_release() {
        String old = yaml(ada);
        releasedWith(old);
        String lax = old + "policy: {require_revision: false}\n";
        Sha candidate = landed(lax);
        ReleaseDay.write(ada.folder().resolve("lockstep.yaml"), lax);
        assertThat(Refusal.of(ada, Seat::promoteNow).reasons())
                .containsExactly("config-in-force: policy.require_revision is false here and true on release");
        Path file = day.folder().resolve("of-release.yaml");
        ReleaseDay.write(file, old);
        assertThat(ada.promoteNow("--config", file.toString()).exitCode()).isZero();
        assertThat(day.head("release")).isEqualTo(candidate.hex());
        day.landTested("next");
        assertThat(ada.promoteNow().exitCode()).as("now the new one counts").isZero();
    }

    @Test
    void where_no_configuration_is_committed_the_first_promotion_pins_its_own() {
        day.landTested("first");
        assertThat(ada.promoteNow().err()).contains("this one is pinned with ");
        day.move("feature", day.landTested("next").hex());
        Seat grace = day.operator("Grace Hopper");
        grace.reconfigure("service: demo", "service: demo\ngit: {staging: feature}");
        assertThat(Refusal.of(grace, Seat::promoteNow).reasons()).singleElement().asString()
                .startsWith("config-in-force: git.staging is feature here and main as pinned by Ada Lovelace on ");
    }

    @Test
    void a_configuration_is_pinned_with_a_reason_and_shown_and_counts_from_then_on() {
        day.landTested("first");
        assertThat(ada.open("config", "show").out())
                .isEqualTo("none is committed or pinned yet: the first promotion pins its own\n");
        assertThat(Refusal.of(ada, seat -> seat.open("config", "pin", "--yes")).exitCode()).isEqualTo(22);
        assertThat(ada.open("config", "pin", "--yes", "--reason", "kept elsewhere").out()).startsWith("pinned ");
        assertThat(ada.open("config", "show").out()).contains("as pinned by Ada Lovelace on ", "policy.gate_max_age");
        ada.reconfigure("service: demo", "service: demo\npolicy: {gate_max_age: 9000h}");
        assertThat(Refusal.of(ada, Seat::promoteNow).reasons()).singleElement().asString()
                .startsWith("config-in-force: policy.gate_max_age is PT9000H here and PT24H as pinned by Ada");
        assertThat(ada.log("verify").exitCode()).isZero();
    }

    @Test
    void where_release_carries_a_configuration_none_can_be_pinned_beside_it() {
        releasedWith(yaml(ada));
        assertThat(Refusal.of(ada, seat -> seat.open("config", "pin", "--yes", "--reason", "mine")).message())
                .isEqualTo("release carries a lockstep.yaml, which is in force; a pin would have no effect");
    }

    @Test
    void gates_are_not_run_for_the_record_by_a_draft() {
        releasedWith(yaml(ada));
        day.land("next");
        ada.reconfigure("service: demo", "service: demo\ncontract: {chat: /health}");
        Refusal refusal = Refusal.of(ada, seat -> seat.open("promotion-gate", "--mode", "staging", "--record"));
        assertThat(refusal.exitCode()).isEqualTo(22);
        assertThat(refusal.message())
                .isEqualTo("the configuration is not the one in force; nothing was run or recorded");
    }

    @Test
    void a_rollback_is_told_of_a_difference_and_goes_on_and_records_it() {
        Sha first = releasedWith(yaml(ada));
        releasedWith(yaml(ada) + "# again\n");
        ada.reconfigure("service: demo", "service: demo\npolicy: {gate_max_age: 1h}");
        Outcome back = ada.rollBack("--trigger", "5xx spike", "--approve");
        assertThat(back.exitCode()).as(back.err()).isZero();
        assertThat(day.head("release")).isEqualTo(first.hex());
        assertThat(back.err()).contains("configuration: policy.gate_max_age is PT1H here and PT24H on release");
        assertThat(day.log()).contains("configuration: policy.gate_max_age is PT1H here and PT24H on release");
    }

    @Test
    void run_intent_and_policy_carry_the_digest_of_the_configuration() {
        releasedWith(yaml(ada));
        day.land("next");
        ada.open("promotion-gate", "--mode", "staging", "--record");
        String intent = day.evidence().lines().filter(path -> path.endsWith("/intent.json")).findFirst().orElseThrow();
        String digest = day.file(intent).replaceAll("(?s).*\"configuration_sha256\" : \"([0-9a-f]{64})\".*", "$1");
        assertThat(digest).hasSize(64);
        assertThat(day.file(intent.replace("intent", "policy")))
                .contains("\"sha256\" : \"" + digest + "\"", "\"policy.gate_max_age\" : \"PT24H\"");
        assertThat(day.evidence().lines().filter(path -> path.startsWith("evidence/runs/" + day.head("main").substring(0, 2)))
                .filter(path -> path.matches(".*-[0-9a-f]{8}\\.json")).map(day::file))
                .anySatisfy(run -> assertThat(run).contains("\"configuration_sha256\" : \"" + digest + "\""));
    }
}
