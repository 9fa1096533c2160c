package tests.record.log;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.record.log.Entries.sha;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import lockstep.base.release.ChangeClass;
import lockstep.record.log.LogPlace;
import lockstep.record.log.LogProblem;
import lockstep.record.log.LogReader;
import lockstep.record.log.LogReading;
import lockstep.record.log.LogWriter;
import lockstep.record.log.OtherBlock;
import lockstep.record.log.PromotionEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogReaderTest {

    private static final String GOOD = LogWriter.block(Entries.promotion("20260122-1000-rc1", sha(0xabc)));

    @Test
    void an_entry_written_by_hand_is_read() {
        String byHand = """
                # Our log

                ~~~yaml
                # promoted after lunch
                - release_id: '20260122-1000-rc1'
                  type: promotion
                  operator: Zoë
                  commit_sha: 1234567890123456789012345678901234567890
                  environment: prod
                  staging_gate_result: pass
                  gates_run: [health, db_health]
                  change_class: B (limits)
                  prod_verification:
                  - health (pass)
                  result: pass
                ~~~
                """;
        LogReading log = read(byHand.replace("\n", "\r\n"));
        assertThat(log.problems()).isEmpty();
        PromotionEntry entry = (PromotionEntry) log.entries().getFirst();
        assertThat(entry.commit().hex()).isEqualTo("1234567890123456789012345678901234567890");
        assertThat(entry.changeClass()).isEqualTo(ChangeClass.B);
        assertThat(entry.gatesRun()).isEqualTo(Entries.gates("health", "db_health"));
        assertThat(entry.prodVerification().getFirst().isNotPassed()).isFalse();
        assertThat(entry.notes()).isEmpty();
        assertThat(log.items().getFirst().place()).hasToString("line 5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!--", "see <!-- later", "   <!-- x -->", "<details>", "</div>", "<?php"})
    void html_between_entries_is_a_problem_because_it_can_hide_them(String html) {
        LogReading log = read("```\n" + GOOD + "```\n\n" + html + "\n\n```\n" + GOOD.replace("rc1", "rc2") + "```\n");
        assertThat(log.entries()).as("it hides nothing from Lockstep").hasSize(2);
        int line = (int) GOOD.lines().count() + 4;
        assertThat(log.problems()).extracting(LogProblem::toString).containsExactly(
                "line " + line + ": HTML outside of a fenced block can hide entries where the log is rendered");
    }

    @Test
    void a_comment_sign_within_an_entry_is_text() {
        assertThat(read("```\n" + GOOD.replace("notes: quiet day", "notes: \"<!--\"") + "```\n").problems()).isEmpty();
    }

    @Test
    void a_block_may_hold_several_entries() {
        assertThat(read("```\n" + GOOD + GOOD.replace("rc1", "rc2") + "```\n").entries()).hasSize(2);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', value = {
        "  commit_sha: 00000abc00000abc00000abc00000abc00000abc |   commit_sha: abc1234 | line 4: commit_sha is 'abc1234', not a full commit SHA",
        "  result: pass | | line 2: the field result is missing",
        "  result: pass |   result: maybe | line 25: result is 'maybe', not pass or fail",
        "  notes: quiet day |   notes: fixed: it | line 27: not YAML: mapping values are not allowed here",
        "  notes: quiet day |   type: promotion | line 27: the field type comes twice",
        "  notes: quiet day |   notes: &a x | line 27: anchors and aliases are not used in the log",
        "  notes: quiet day |   notes: *a | line 27: anchors and aliases are not used in the log",
        "  notes: quiet day |   notes: {a: b} | line 27: notes is not a text",
        "  change_class: A |   change_class: D | line 18: change_class is 'D', not A, B or C",
        "  environment: production |   environment: moon | line 5: environment is 'moon', not production or staging",
        "    - burst_429 |     - Burst! | line 17: gates_run holds what is not the name of a gate",
        "release_id: 20260122-1000-rc1 | release_id: 20261322-1000-rc1 | line 2: release_id is '20261322-1000-rc1', not like YYYYMMDD-HHMM-rc1",
        "release_id: 20260122-1000-rc1 | release_id: 20260122-1000-rb1 | line 2: release_id is '20260122-1000-rb1', not like YYYYMMDD-HHMM-rc1",
        "type: promotion | type: demotion | line 2: type is 'demotion', not promotion or rollback",
        "operator: ada | operator: \"a\\u202eb\" | line 28: operator is 'a\\u202eb', not a printable name",
    })
    void a_wrong_entry_is_a_problem_with_its_line(String good, String wrong, String problem) {
        String changed = GOOD.lines().map(line -> line.strip().equals(good.strip()) || line.equals("- " + good)
                        ? line.replace(good.strip(), wrong == null ? "" : wrong.strip()) : line)
                .filter(line -> !line.isBlank())
                .reduce("```\n", (text, line) -> text + line + "\n") + "```\n";
        assertThat(changed).isNotEqualTo("```\n" + GOOD + "```\n");
        assertThat(read(changed).problems()).extracting(LogProblem::toString).containsExactly(problem);
        assertThat(read(changed).entries()).noneMatch(PromotionEntry.class::isInstance);
    }

    @Test
    void an_entry_outside_of_a_block_is_not_passed_over_in_silence() {
        assertThat(read("# Log\n\n- release_id: 20260122-1000-rc1\n").problems())
                .containsExactly(new LogProblem(
                        new LogPlace(1, 3), "an entry that stands outside of a fenced block is not read"));
    }

    @Test
    void a_block_that_is_never_closed_is_a_problem() {
        LogReading log = read("# Log\n```\n" + GOOD);
        assertThat(log.problems()).containsExactly(new LogProblem(new LogPlace(1, 3), "the block is never closed"));
        assertThat(log.entries()).containsExactly(new OtherBlock("promotion", GOOD));
    }

    @Test
    void a_shorter_or_other_fence_does_not_close_a_block() {
        LogReading log = read("````\n```\n~~~~\n- x\n`````\n");
        assertThat(log.entries()).containsExactly(new OtherBlock("", "```\n~~~~\n- x\n"));
    }

    @Test
    void bytes_that_are_no_utf8_are_a_problem() {
        byte[] log = ("```\n" + GOOD + "```\n").getBytes(StandardCharsets.ISO_8859_1);
        log[log.length - 20] = (byte) 0xff;
        assertThat(LogReader.read(log).problems())
                .containsExactly(new LogProblem(new LogPlace(1, 2), "the block is not valid UTF-8"));
    }

    @Test
    void a_line_of_a_megabyte_is_a_problem_where_it_matters_and_none_where_it_does_not() {
        String megabyte = "x".repeat(1 << 20);
        assertThat(read(megabyte + "\n```\n" + GOOD + "```\n").problems()).isEmpty();
        assertThat(read("```\n- notes: " + megabyte + "\n```\n").problems())
                .containsExactly(new LogProblem(new LogPlace(1, 2), "line 2 is longer than 65536 bytes"));
        assertThat(read("```\n" + ("# " + "y".repeat(1000) + "\n").repeat(1000) + "```\n").problems())
                .containsExactly(new LogProblem(new LogPlace(1, 2), "the block is longer than 262144 bytes"));
    }

    @Test
    void what_is_built_to_take_for_ever_ends_soon() {
        for (String bomb : new String[] {
            "[".repeat(60_000), "{".repeat(60_000), "- ".repeat(30_000), "? ".repeat(30_000), " ".repeat(60_000),
            "- release_id" + " ".repeat(60_000), "- a: &a [x,x]\n  b: &b [*a,*a]\n  c: &c [*b,*b]",
            "- ".repeat(30_000) + "x", "\"" + "\\".repeat(60_000), "'".repeat(60_000), "a: ".repeat(20_000),
            ("- a\n" + " ").repeat(20_000), "!".repeat(60_000), "%".repeat(60_000), "`".repeat(60_000),
            ":".repeat(60_000)
        }) {
            String log = ("```\n- type: promotion\n" + bomb + "\n```\n").repeat(3);
            long start = System.nanoTime();
            read(log);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(bomb.substring(0, 10))
                    .isLessThan(Duration.ofSeconds(60));
        }
    }

    private static LogReading read(String text) {
        return LogReader.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
