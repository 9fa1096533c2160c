package tests.record.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tests.record.log.Entries.sha;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.NotVerified;
import lockstep.gates.gate.GateName;
import lockstep.record.log.LogReader;
import lockstep.record.log.LogTemplate;
import lockstep.record.log.LogWriter;
import lockstep.record.log.LoggedGate;
import lockstep.record.log.PassFail;
import lockstep.record.log.PromotionEntry;
import org.junit.jupiter.api.Test;

class LogWriterTest {

    @Test
    void a_promotion_is_written_in_the_shape_and_order_of_the_template() {
        assertThat(LogWriter.block(Entries.promotion("20260122-1000-rc1", sha(0xabc)))).isEqualTo("""
                - release_id: 20260122-1000-rc1
                  type: promotion
                  commit_sha: 00000abc00000abc00000abc00000abc00000abc
                  environment: production
                  from_branch: main
                  to_branch: release
                  staging_base: https://staging.example
                  staging_gate_command: MODE=staging BASE=https://staging.example ./scripts/promotion_gate.sh
                  staging_gate_result: pass
                  gates_run:
                    - health
                    - db_health
                    - whoami
                    - chat_happy
                    - chat_415
                    - burst_429
                  change_class: A
                  prod_verification:
                    - health
                    - db_health
                    - whoami
                    - chat_happy
                    - chat_415
                  result: pass
                  rollback_plan: rollback-release to the last known good
                  notes: quiet day
                  operator: ada
                  evidence_refs: evidence/2026-01/20260122-1000-rc1/
                  cost_control_evidence:
                    - cost_gate_chat: MODE=staging ./scripts/cost_gate_chat.sh
                """);
    }

    @Test
    void a_rollback_is_written_in_the_shape_and_order_of_the_template() {
        assertThat(LogWriter.block(Entries.rollback("20260122-1100-rb1", sha(0xabc), sha(0xdef)))).isEqualTo("""
                - release_id: 20260122-1100-rb1
                  type: rollback
                  trigger: 5xx spike
                  from_sha: 00000abc00000abc00000abc00000abc00000abc
                  to_sha: 00000def00000def00000def00000def00000def
                  environment: production
                  actions:
                    - redeploy last known good
                    - rerun smoke (health/db/chat/415)
                  post_rollback_verification:
                    - health
                    - db_health
                    - whoami
                    - chat_happy
                    - chat_415
                  result: completed
                  notes: went well
                  operator: ada
                  evidence_refs: evidence/2026-01/20260122-1100-rb1/
                """);
    }

    @Test
    void fields_have_the_names_and_the_order_of_the_templates() {
        assertThat(names(LogWriter.block(Entries.promotion("20260122-1000-rc1", sha(1)))))
                .isEqualTo(names(LogTemplate.PROMOTION));
        assertThat(names(LogWriter.block(Entries.rollback("20260122-1000-rb1", sha(1), sha(2)))))
                .isEqualTo(names(LogTemplate.ROLLBACK));
    }

    private static List<String> names(String block) {
        return block.lines().filter(line -> line.matches("(- |  )[a-z_]+:.*"))
                .map(line -> line.substring(2, line.indexOf(':'))).toList();
    }

    @Test
    void a_new_log_has_heading_rules_templates_and_the_entry() {
        byte[] log = LogWriter.append(new byte[0], Entries.promotion("20260122-1000-rc1", sha(1)));
        assertThat(new String(log, StandardCharsets.UTF_8))
                .startsWith(LogTemplate.FRESH_LOG + "\n## Promotion 20260122-1000-rc1\n```\n- release_id:")
                .endsWith("```\n");
    }

    @Test
    void a_last_line_without_an_end_is_ended_first() {
        byte[] log = LogWriter.append(bytes("# Log"), Entries.promotion("20260122-1000-rc1", sha(1)));
        assertThat(new String(log, StandardCharsets.UTF_8)).startsWith("# Log\n\n## Promotion");
    }

    @Test
    void a_last_fence_without_an_end_of_line_still_closes_its_block() {
        byte[] log = LogWriter.append(bytes("```\nx\n```"), Entries.promotion("20260122-1000-rc1", sha(1)));
        assertThat(LogReader.read(log).entries()).hasSize(2);
    }

    @Test
    void an_open_block_would_swallow_the_entry_and_is_refused() {
        PromotionEntry entry = Entries.promotion("20260122-1000-rc1", sha(1));
        assertThatThrownBy(() -> LogWriter.append(bytes("# Log\n```\n- a: b\n"), entry))
                .isInstanceOf(NotVerified.class)
                .hasMessageContaining("inside a fenced block");
    }

    @Test
    void what_other_readers_take_for_numbers_or_truth_values_is_quoted() {
        for (String trap : List.of(
                "true", "No", "null", "12", "1e9", "0x1f", "2026-01-22", "12:30", ".5", "~", "<<", "")) {
            String block = LogWriter.block(withNotes(trap));
            assertThat(block).contains("  notes: \"" + trap + "\"\n");
        }
    }

    @Test
    void what_a_terminal_obeys_is_never_in_the_file() {
        String block = LogWriter.block(withNotes("a\u001b[2J\u202eb\r\n```\n- release_id: x\u009b\u0000\ud800"));
        assertThat(block).contains(
                "notes: \"a\\x1b[2J\\u202eb\\x0d\\n\\x60\\x60\\x60\\n- release_id: x\\x9b\\x00\\ud800\"\n");
    }

    @Test
    void a_gate_that_did_not_pass_says_so() {
        PromotionEntry entry = Entries.promotion("20260122-1000-rc1", sha(1), PassFail.FAIL,
                List.of(new LoggedGate(new GateName("chat_415"), "fail")), "", List.of());
        assertThat(LogWriter.block(entry)).contains("    - chat_415 (fail)\n").contains("  evidence_refs: []\n");
    }

    @Test
    void several_references_are_a_list() {
        PromotionEntry entry = Entries.promotion(
                "20260122-1000-rc1", sha(1), PassFail.PASS, Entries.gates("health"), "", List.of("a", "b"));
        assertThat(LogWriter.block(entry)).contains("  evidence_refs:\n    - a\n    - b\n");
    }

    @Test
    void an_adoption_reads_back() {
        var adoption = Entries.adoption(Optional.of(sha(7)), bytes("old"), "0".repeat(64));
        assertThat(LogReader.read(LogWriter.append(bytes("old"), adoption)).entries()).containsExactly(adoption);
    }

    private static PromotionEntry withNotes(String notes) {
        return Entries.promotion(
                "20260122-1000-rc1", sha(1), PassFail.PASS, Entries.gates("health"), notes, List.of("x"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
