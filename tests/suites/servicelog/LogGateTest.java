package tests.suites.servicelog;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.suites.staging.Staging.a_staging_service;
import static tests.suites.staging.Staging.gate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import lockstep.gates.gate.Gate;
import lockstep.gates.gate.GateContext;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.Observed;
import lockstep.gates.gate.Verdict;
import lockstep.gates.http.Timing;
import lockstep.gates.run.ReusedGates;
import lockstep.gates.suite.NeedingGate;
import lockstep.gates.suite.Suite;
import lockstep.suites.servicelog.LogGate;
import lockstep.suites.servicelog.LogSource;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.suites.staging.Staging;

class LogGateTest {

    private static final String FIELDS = "\"request_id\":\"r-1\",\"status_code\":200,\"latency_ms\":12.5,"
            + "\"hashed_subject\":\"9f2c\",\"waf_decision\":\"allow\",\"plan_decision\":\"allow\"";
    private static final String GOOD = "{\"type\":\"api_chat\"," + FIELDS + "}";
    private static final String MARKER = "the raven quoth";

    @TempDir
    Path folder;

    private static GateResult check(LogSource source) {
        return check(source, Duration.ofSeconds(60));
    }

    private static GateResult check(LogSource source, Duration deadline) {
        try (Staging staging = a_staging_service().with_a_deadline_of(deadline)) {
            Suite suite = new Suite("drills", List.of(new LogGate(source, "/api/chat", List.of(MARKER))));
            return gate(staging.run(suite), "drill_i");
        }
    }

    private static GateResult lines(String... lines) {
        byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return check(new LogSource.Stream(new ByteArrayInputStream(text)));
    }

    @Test
    void a_line_with_the_chat_s_route_beside_the_record_of_the_chat_need_not_be_one() {
        GateResult result = lines(GOOD,
                "MODEL_VERIFY_FAIL {\"event\":\"model_output_verification_failed\",\"route\":\"/api/chat\"}");
        assertThat(result.verdict()).as(result.reason()).isEqualTo(Verdict.PASS);
        assertThat(result.observed().orElseThrow().fields())
                .containsEntry("chat_lines", 1L).containsEntry("chat_lines_by", "record");
    }

    @Test
    void a_line_beside_the_record_of_a_chat_is_searched_for_leaks_all_the_same() {
        GateResult result = lines(GOOD, "MODEL_VERIFY_FAIL {\"route\":\"/api/chat\",\"user_text\":\"secret\"}");
        assertThat(result.reason()).isEqualTo("line 2 holds user_text (stdin)");
    }

    @Test
    void without_records_every_line_with_the_chat_s_route_is_one() {
        assertThat(lines("{\"route\":\"/api/chat\"," + FIELDS + "}", "{\"route\":\"/api/chat\"}").verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void lines_about_chats_with_all_fields_and_no_text_pass() {
        GateResult result = lines(
                "starting", GOOD, GOOD, "{\"path\":\"/health\"}");
        assertThat(result.verdict()).isEqualTo(Verdict.PASS);
        assertThat(result.reason())
                .isEqualTo("2 lines about chats, each with the required fields and no user text (stdin)");
        assertThat(result.observed().orElseThrow().fields()).containsEntry("lines", 4L).containsEntry("chat_lines", 2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "2026-01-22T10:00:00Z INFO chat {\"type\":\"api_chat\",FIELDS}",
        "{\"severity\":\"info\",\"message\":\"{\\\"type\\\":\\\"api_chat\\\",ESCAPED}\"}",
        "{\"jsonPayload\":{\"type\":\"api_chat\",FIELDS}}",
        "level=info type=api_chat request_id=r-1 status_code=200 latency_ms=12 hashed_subject=9f waf_decision=\"allow\" plan_decision=allow",
    })
    void lines_are_understood_as_platforms_write_them(String line) {
        assertThat(lines(line.replace("FIELDS", FIELDS).replace("ESCAPED", FIELDS.replace("\"", "\\\""))).verdict())
                .isEqualTo(Verdict.PASS);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "request_id", "status_code", "latency_ms", "hashed_subject", "waf_decision", "plan_decision"})
    void a_line_about_a_chat_without_a_field_fails(String field) {
        GateResult result = lines(GOOD, GOOD.replace("\"" + field + "\"", "\"other\""));
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.reason()).isEqualTo("line 2 has no " + field + " (stdin)");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"user_text\":\"hello there\"}",
        "{\"msg\":\"body was {\\\"user_text\\\":\\\"hello\\\"}\"}",
        "INFO user_text=hello",
        "{'user_text': 'hello'}",
        "{\"type\":\"api_chat\",FIELDS,\"text\":\"hi\"}",
        "{\"type\":\"api_chat\",FIELDS,\"request\":{\"prompt\":\"hello\"}}",
        "{\"type\":\"api_chat\",FIELDS,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}",
        "{\"events\":[{\"prompt\":\"hello\"}]}",
        "{\"events\":[[{\"a\":1},{\"a\":2,\"prompt\":\"hello\"}]]}",
        "{\"a\":{\"prompt\":\"\"},\"b\":{\"prompt\":\"hello\"}}",
        "{\"prompt\":{\"parts\":[\"hello\"]}}",
        "{\"prompt\":[\"\",\"hello\"]}",
        "{\"events\":[\"{\\\"prompt\\\":\\\"hello\\\"}\"]}",
        "{\"msg\":\"body was {\\\"prompt\\\":\\\"hello\\\"} as sent\"}",
        "{\"a\":1,\"a\":2,\"prompt\":\"hello\"}",
        "{\"a\":1,\"user_input\":\"hello\"",
        "  \"raw_prompt\" : \"hello\",",
        "prompt=\"\" prompt=hello",
        "prompt=create a poem about hello", "prompt=none of this, hello", "prompt=2 plus 2, says hello",
        "GET /chat?prompt=hello HTTP/1.1", "prompt=none prompt=hello", "{\"prompt\":\"none hello\"}",
        "{\"prompt\":{\"name\":\"greeting\",\"text\":\"hello\"}}", "{\"gen_ai.prompt.0.content\":\"hello\"}",
        "{\"prompt\":{\"variables\":{\"name\":\"hello\"}}}", "{\"user_input\":{\"name\":\"hello\"}}",
        "{\"user_text\":\"152\"}", "user_text=none",
        "{'prompt': 'none of hello'}", "{\"msg\":\"usage prompt=152 completion=20 prompt=hello\"}",
        "{\"a\":1,\"a\":\"x\",\"prompt\":\"hello\",\"prompt\":\"v3\"}", "{\"a\":NaN,\"prompt\":\"hello\"}",
        "{\"a\":1} {\"prompt\":\"hello\"}", "{\"a\":1} prompt=hello", "prompt=hello {\"a\":1}",
        "INFO {\"a\":1,\"a\":2,\"x\":{\"prompt\":[\"hello\"]}}",
        "{\"message\":\"{\\\"a\\\":1,\\\"a\\\":2,\\\"prompt\\\":[\\\"hello\\\"]}\"}",
        "{\"route\":\"/api/chat\",\"note\":\"hi\"}",
        "{\"messages\":[\"Hi\"]}",
        "text=hi",
        "the raven quoth nevermore",
        "the%20raven%20quoth",
        "FILLER"})
    void user_text_in_any_line_fails_and_is_not_repeated(String line) {
        GateResult result = lines(GOOD, line.replace("FIELDS", FIELDS).replace("FILLER", "x".repeat(9_000)));
        assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(result.reason()).startsWith("line 2 holds ").doesNotContain("hello", "raven", "xxxx");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"path\":\"/home\",\"lang\":\"hi\"}", "GET /home state=HI", "{\"user\":{\"locale\":\"hi\"}}",
        "{\"type\":\"api_chat\",FIELDS,\"lang\":\"hi\"}", "{\"worker\":\"hi\"}",
        "{\"type\":\"api_chat\",FIELDS,\"detected_language\":\"hi\",\"user_lang\":\"hi\",\"lang_code\":\"hi\"}",
        "{\"type\":\"api_chat\",FIELDS,\"acceptLanguage\":\"hi\",\"geo\":{\"userState\":\"HI\"}}"})
    void a_language_or_a_state_is_not_the_text_that_was_sent(String line) {
        GateResult result = lines(GOOD, line.replace("FIELDS", FIELDS));
        assertThat(result.verdict()).as(result.reason()).isEqualTo(Verdict.PASS);
    }

    @Test
    void a_planted_text_is_found_in_base64() {
        String encoded = Base64.getEncoder().encodeToString(("- " + MARKER + " -").getBytes(StandardCharsets.UTF_8));
        assertThat(lines(GOOD, encoded).verdict()).isEqualTo(Verdict.FAIL);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"error_code\":\"user_text_missing\"}", "{\"user_text\":null}", "{\"user_text\":\"\"}", "high",
                "{\"user_text_chars\":2}", "{\"prompt\":{\"chars\":2,\"sha256\":\"8f434346648f6b96\"}}",
                "{\"message\":\"{\\\"prompt\\\":{\\\"sha256\\\":\\\"8f434346648f6b96\\\"}}\"}",
                "{\"system_prompt\":\"v3\"}", "sent {\"ok\":true} to the client", "{\"prompt\":[]}",
        "GET /authorize?client_id=x&prompt=none HTTP/1.1", "GET /authorize?prompt=login&client_id=x 302 12",
        "{\"url\":\"/authorize?client_id=x&prompt=select_account\"}", "{\"url\":\"/a?prompt=login%20consent#x\"}",
        "authorize client_id=x prompt=consent scope=openid", "{\"query\":{\"prompt\":\"none\"}}",
        "{'prompt': 'none'}", "{\"msg\":\"usage prompt=152 completion=20\"}", "usage prompt=152, completion=20",
        "tokens.prompt=152", "prompt=152 tokens", "prompt=\"152\" x=y", "{\"tokens\":{\"prompt\":152}}",
        "{\"prompt\":\"152\"}", "{\"prompt\":{\"name\":\"support_v3\",\"version\":\"7\",\"cached\":true}}",
        "{\"prompt\":{\"tokens\":\"152\"}}", "{\"gen_ai.prompt.name\":\"greeting\"}", "gen_ai.prompt.name=greeting",
        "{\"gen_ai\":{\"prompt\":[{\"role\":\"user\"}]}}", "{\"gen_ai.prompt.0.role\":\"user\"}",
        "prompt=support_v3 took=12ms", "{\"prompt\":\"v3\"}", "usage {'prompt': {'tokens': 152, 'name': 'greeting'}}",
        "{\"a\":1,\"a\":2,\"url\":\"/a?prompt=none\"}"})
    void words_that_only_look_like_user_text_pass(String line) {
        assertThat(lines(GOOD, line).verdict()).isEqualTo(Verdict.PASS);
    }

    /** A chat that was answered with this id, then the log. */
    private static GateResult afterAChatWith(String requestId, String line) {
        return afterAChatWith(requestId, line, 1, Map.of());
    }

    private static GateResult afterAChatWith(
            String requestId, String line, int attempts, Map<String, Object> fields) {
        Gate chat = new Gate() {
            @Override
            public GateName name() {
                return new GateName("drill_c");
            }

            @Override
            public GateResult run(GateContext context) {
                Observed seen = new Observed(
                        OptionalInt.of(200), Map.of("x-request-id", requestId), fields, 0, Optional.empty(),
                        Optional.empty(), List.of(), new Timing(Optional.empty(), Optional.empty(), Optional.empty(),
                                Optional.empty(), Duration.ZERO));
                return new GateResult(name(), Verdict.PASS, "200", Optional.of("POST"), Optional.of("/api/chat"), "",
                        List.of(), Optional.of(seen), attempts);
            }

            @Override
            public GateResult notRun(Verdict verdict, String reason) {
                return new GateResult(name(), verdict, reason, Optional.empty(), Optional.empty(), "", List.of(),
                        Optional.empty(), 0);
            }
        };
        LogSource log = new LogSource.Stream(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
        try (Staging staging = a_staging_service()) {
            return gate(staging.run(new Suite("drills", List.of(chat, new NeedingGate(
                    new LogGate(log, "/api/chat", List.of()), Set.of(chat.name()))))), "drill_i");
        }
    }

    @Test
    void a_log_of_somebody_else_decides_nothing() {
        assertThat(afterAChatWith("r-1", GOOD).reason()).contains("1 known to be of this run");
        GateResult other = afterAChatWith("r-2", GOOD);
        assertThat(other.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(other.reason()).startsWith("no line is of this run, of 1 about chats");
    }

    @Test
    void an_id_of_a_result_that_was_reused_is_not_of_this_run() {
        GateResult reused = afterAChatWith("r-1", GOOD, 0, Map.of(ReusedGates.FROM, "20260122T100000Z-drills-3f9a01bc"));
        assertThat(reused.reason()).doesNotContain("known to be of this run");
        assertThat(reused.observed().orElseThrow().fields()).containsEntry("chat_lines_of_this_run", 0L);
    }

    @Test
    void an_id_that_was_not_kept_is_not_looked_for() {
        assertThat(afterAChatWith("(text of 80 characters)", GOOD).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void a_log_without_a_line_about_a_chat_is_inconclusive() {
        assertThat(lines("GET /health 200").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void a_log_that_does_not_end_is_given_up_on_but_a_leak_in_it_counts() {
        Duration second = Duration.ofSeconds(1);
        assertThat(check(new LogSource.Stream(endless(GOOD + "\n")), second).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(check(new LogSource.Stream(endless("{\"user_text\":\"hello\"}\n")), second).verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void a_line_that_is_too_long_is_inconclusive() {
        assertThat(lines(GOOD, "y".repeat(70_000), GOOD).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"api_chat\",\"text\":\"hel", "DEEP", "{\"a\":1} {\"b\":", "{\"level\":\"info\"},{\"route\":\"/x\",\"message\":\"so\"}", "MANY"})
    void a_line_that_begins_like_JSON_and_cannot_be_read_may_hold_anything(String line) {
        String deep = "{\"a\":".repeat(70) + "1" + "}".repeat(70);
        String many = ("{\"" + "k".repeat(900) + "\":").repeat(30) + "[" + "1,".repeat(15_000) + "1]" + "}".repeat(30);
        GateResult result = lines(GOOD, line.replace("DEEP", deep).replace("MANY", many), GOOD);
        assertThat(result.verdict()).as(result.reason()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.reason()).startsWith("line 2 begins like JSON and is not valid");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "2026-01-22 INFO {\"level\":\"info\"},{\"route\":\"/api/chat\",\"message\":\"hi\"}",
        "{\"level\":\"info\"} ; [{\"message\":\"hi\"}]", "INFO {} {\"message\":\"hi"})
    void json_that_nobody_read_beside_what_was_read_is_not_passed_over(String line) {
        GateResult result = lines(GOOD, line, GOOD);
        assertThat(result.verdict()).as(result.reason()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.reason()).startsWith("line 2 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"type\":\"api_chat\",\"text\":\"hel", "{\"type\":\"api_chat\",\"user\":{\"id\":1}", "{\"a\":1} {\"b\":", "level=info type=api_chat request_id=r-1 stat",
        "{\"type\":\"api_chat\",\"request_id\":\"r-1\",\"stat", "2026-01-22 INFO {\"type\":\"api_chat\",\"req"})
    void a_last_line_that_is_still_being_written_decides_nothing_by_its_end(String line) {
        GateResult result = lines(GOOD, line);
        assertThat(result.verdict()).as(result.reason()).isEqualTo(Verdict.PASS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"api_chat\",\"user_text\":\"hel", "{\"a\":1,\"prompt\":\"hel", "prompt=hel"})
    void a_last_line_that_is_still_being_written_is_searched_as_far_as_it_goes(String line) {
        assertThat(lines(GOOD, line).reason()).startsWith("line 2 holds ");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"type\":\"api_chat\",FIELDS,\"pid\":1,\"pid\":2}", "{\"type\":\"api_chat\",FIELDS,\"score\":NaN}",
        "{\"type\":\"api_chat\",FIELDS} {\"score\":-Infinity}", "INFO {\"type\":\"api_chat\",FIELDS,\"pid\":1,\"pid\":2}",
        "{\"type\":\"api_chat\",FIELDS} done in ms=12",
        "type=api_chat request_id=r-1 status_code=200 latency_ms=12 hashed_subject=9f waf_decision=a ctx={\"ok\":true} plan_decision=a"})
    void a_line_that_loggers_write_beside_the_standard_is_read(String line) {
        GateResult result = lines(line.replace("FIELDS", FIELDS), "end");
        assertThat(result.verdict()).as(result.reason()).isEqualTo(Verdict.PASS);
        assertThat(result.observed().orElseThrow().fields()).containsEntry("chat_lines", 1L);
    }

    @Test
    void a_command_is_run_and_what_it_prints_is_read() throws IOException {
        Files.writeString(folder.resolve("service.log"), GOOD + "\n");
        assertThat(check(new LogSource.Command("cat service.log | tail -n 5", folder)).verdict())
                .isEqualTo(Verdict.PASS);
        GateResult failed = check(new LogSource.Command("cat service.log; exit 3", folder));
        assertThat(failed.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(failed.reason()).isEqualTo("the log command exited 3 (the log command)");
    }

    @Test
    void a_command_that_does_not_end_is_ended() {
        try (Staging staging = a_staging_service().with_a_deadline_of(Duration.ofSeconds(1))) {
            Suite suite = new Suite("drills", List.of(
                    new LogGate(new LogSource.Command("sleep 600", folder), "/api/chat", List.of())));
            assertThat(gate(staging.run(suite), "drill_i").reason()).startsWith("the log did not end within");
        }
    }

    @Test
    @Timeout(60)
    void a_pipe_that_nobody_writes_to_is_given_up_on() throws Exception {
        Path pipe = folder.resolve("log");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        GateResult result = check(new LogSource.File(pipe), Duration.ofSeconds(1));
        assertThat(result.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(result.reason()).startsWith("the log could not be opened within");
        Files.newOutputStream(pipe).close(); // lets go whoever still opens it
    }

    @Test
    void a_file_that_is_gone_is_inconclusive() {
        assertThat(check(new LogSource.File(folder.resolve("none"))).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Property(tries = 300)
    void no_line_whatever_it_holds_breaks_the_check(@ForAll String line) {
        assertThat(lines(line).verdict()).isIn(Verdict.INCONCLUSIVE, Verdict.FAIL);
    }

    private static InputStream endless(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return new InputStream() {
            private long at;

            @Override
            public int read() {
                return bytes[(int) (at++ % bytes.length)];
            }
        };
    }
}
