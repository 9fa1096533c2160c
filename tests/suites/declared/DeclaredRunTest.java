package tests.suites.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.suites.declared.EchoingService.reply;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lockstep.base.release.Environment;
import lockstep.base.release.Operator;
import lockstep.base.text.Secrets;
import lockstep.gates.gate.About;
import lockstep.gates.gate.GateName;
import lockstep.gates.gate.GateResult;
import lockstep.gates.gate.RunListener;
import lockstep.gates.gate.Verdict;
import lockstep.gates.gate.Waiting;
import lockstep.gates.http.HttpSettings;
import lockstep.gates.run.GateRun;
import lockstep.gates.run.GateRunRequest;
import lockstep.gates.run.GateRunner;
import lockstep.record.evidence.GateRunJson;
import lockstep.record.evidence.GateRunReader;
import lockstep.settings.gates.Beside;
import lockstep.settings.gates.GateFile;
import lockstep.suites.declared.DeclaredSuites;
import org.junit.jupiter.api.Test;
import tests.demo.service.ManualClock;
import tests.gates.http.Behaviour;
import tests.gates.http.Certificates;
import tests.gates.http.LoopbackServer;
import tests.gates.http.Replies;
import tests.suites.declared.EchoingService.Reply;
import tests.suites.declared.EchoingService.Sent;

/** Declared gates against a service over HTTP. */
class DeclaredRunTest {

    private static final Map<String, String> ENVIRONMENT = Map.of("TOKEN", "a-token-of-ours", "SHORT", "abc");

    private final ManualClock clock = new ManualClock();

    /** What came of it, and what the service was sent. */
    private record Ran(GateRun run, List<Sent> sent) {
        GateResult gate(String name) {
            return run.gate(new GateName(name)).orElseThrow();
        }

        List<String> lines() {
            return sent.stream().map(Sent::line).toList();
        }
    }

    private Ran run(String yaml, Function<Sent, Reply> answers) {
        return run(yaml, Environment.STAGING, Duration.ofMinutes(5), answers);
    }

    private Ran run(String yaml, Environment mode, Duration deadline, Function<Sent, Reply> answers) {
        try (EchoingService service = new EchoingService(answers)) {
            GateRunRequest order = new GateRunRequest(
                    new DeclaredSuites(GateFile.readOne(yaml, "x", Beside.nothing()), ENVIRONMENT).promotionGate(mode),
                    mode, service.target(), Optional.empty(), Optional.empty(), new Operator("tester"),
                    HttpSettings.defaults(), deadline);
            return new Ran(
                    new GateRunner(clock, clock::pass, new Secrets()).run(order, RunListener.silent()), service.sent());
        }
    }

    @Test
    void requests_are_sent_as_they_are_declared() {
        Ran ran = run("""
                gates:
                  json: {post: /j, json: {a: [1, "{{env:TOKEN}}"], b: {secret: env:TOKEN}}, expect: 200}
                  form: {put: /f, form: {a b: "x&y", c: 1}, expect: 200}
                  text: {patch: /t, text: hi, headers: {content-type: text/markdown}, expect: 200}
                  query: {get: /q, query: {a: [1, "2 3"], b: "ä"}, headers: {authorization: {secret: env:TOKEN, before: "Bearer "}}, expect: 200}
                  cookies: {get: /c, cookies: {session: "{{env:TOKEN}}"}, expect: 200}
                """, sent -> reply(200, ""));
        assertThat(ran.run().verdict()).isEqualTo(Verdict.PASS);
        Map<String, Sent> sent = ran.sent().stream()
                .collect(Collectors.toMap(one -> one.line().split("[ ?]")[1], one -> one));
        assertThat(sent.get("/j").body()).isEqualTo("{\"a\":[1,\"a-token-of-ours\"],\"b\":\"a-token-of-ours\"}");
        assertThat(sent.get("/j").type()).isEqualTo("application/json");
        assertThat(sent.get("/f").body()).isEqualTo("a%20b=x%26y&c=1");
        assertThat(sent.get("/t").type()).isEqualTo("text/markdown");
        assertThat(sent.get("/q").line()).isEqualTo("GET /q?a=1&a=2%203&b=%C3%A4");
        assertThat(sent.get("/q").authorization()).isEqualTo("Bearer a-token-of-ours");
        assertThat(sent.get("/c").cookie()).isEqualTo("session=a-token-of-ours");
    }

    @Test
    void a_content_type_is_sent_as_it_is_declared_whatever_the_body() {
        Ran ran = run("""
                gates:
                  json: {patch: /j, json: {a: 1}, headers: {content-type: application/merge-patch+json}, expect: 200}
                  form: {post: /f, form: {a: 1}, headers: {content-type: application/x-www-form-urlencoded; charset=UTF-8}, expect: 200}
                  none: {delete: /n, headers: {content-type: application/vnd.api+json}, expect: 200}
                """, sent -> reply(200, ""));
        assertThat(ran.sent()).extracting(Sent::type).containsExactlyInAnyOrder("application/merge-patch+json",
                "application/x-www-form-urlencoded; charset=UTF-8", "application/vnd.api+json");
    }

    @Test
    void a_declared_cookie_header_is_sent_and_not_what_the_run_collected() {
        Ran ran = run("""
                gates:
                  login: {get: /login, expect: 200}
                  own: {get: /own, after: login, headers: {cookie: session=mine}, expect: 200}
                  run: {get: /run, after: login, expect: 200}
                """, sent -> reply(200, "", "Set-Cookie", "session=theirs"));
        assertThat(ran.sent()).extracting(one -> one.line() + " " + one.cookie()).containsExactlyInAnyOrder(
                "GET /login null", "GET /own session=mine", "GET /run session=theirs");
    }

    @Test
    void a_blank_value_is_none_that_could_be_captured() {
        Ran ran = run("""
                gates:
                  make: {post: /m, expect: 201, capture: {id: /id}}
                  part: {post: /p, expect: 201, capture: {id_part: {header: location, matches: '/orders/(.*)$'}}}
                  read: {get: "/orders/{{id}}", expect: 200}
                """, sent -> reply(sent.line().startsWith("POST") ? 201 : 200, "{\"id\": \" \"}", "Location", "/orders/"));
        assertThat(ran.gate("make").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(ran.gate("make").reason()).isEqualTo("expected a value for 'id' at /id, was missing");
        assertThat(ran.gate("part").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(ran.gate("read").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ran.lines()).noneMatch(line -> line.startsWith("GET"));
    }

    @Test
    void what_needs_a_burst_over_another_gate_is_no_part_of_the_smoke() {
        String yaml = """
                gates:
                  many: {get: /m, burst: {count: 5, answers: {2xx: 5}}}
                  next: {get: /n, needs: [many], modes: staging, expect: 200}
                  last: {get: /l, needs: [next], modes: staging, expect: 200}
                  other: {get: /o, expect: 200}
                """;
        assertThat(new DeclaredSuites(GateFile.readOne(yaml, "x", Beside.nothing()), ENVIRONMENT)
                .smoke(Environment.STAGING).gates()).extracting(gate -> gate.name().word()).containsExactly("other");
    }

    @Test
    void only_single_gets_that_need_no_other_gate_are_watched() {
        String yaml = """
                gates:
                  health: {get: /health, expect: {status: 200}}
                  order: {post: /orders, expect: {status: 201}}
                  after: {get: /orders, needs: [order], expect: {status: 200}}
                """;

        assertThat(new DeclaredSuites(GateFile.readOne(yaml, "x", Beside.nothing()), ENVIRONMENT)
                .watched(Environment.STAGING).gates()).extracting(gate -> gate.name().word())
                .containsExactly("health");
    }

    @Test
    void a_secret_is_in_no_result_even_where_the_service_repeats_it() {
        Ran ran = run("""
                gates:
                  up:
                    get: /a
                    headers: {authorization: {secret: env:TOKEN}}
                    expect: {status: 200, json: {/echo: other}, headers: {x-echo: other}}
                    keep: [/echo, x-echo]
                """, sent -> reply(200, "{\"echo\": \"" + sent.authorization() + "\"}", "X-Echo", sent.authorization()));
        assertThat(ran.gate("up").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(GateRunJson.write(ran.run())).doesNotContain("a-token-of-ours").contains("[redacted]");
    }

    @Test
    void what_is_captured_goes_into_later_requests_with_its_type_and_into_no_evidence() {
        Ran ran = run("""
                gates:
                  read: {get: "/orders/{{id}}/lines/{{line}}", expect: 200}
                  change: {put: "/orders/{{id}}", json: {id: "{{id}}", note: "no {{id}}", again: true}, expect: 200}
                  create:
                    post: /orders
                    expect: 201
                    capture: {id: /id, line: {header: location, matches: 'line-(\\w+)'}}
                """, sent -> sent.line().startsWith("POST")
                        ? reply(201, "{\"id\": 4711}", "Location", "/lines/line-a9f3b1") : reply(200, ""));
        assertThat(ran.run().verdict()).as(ran.run().toString()).isEqualTo(Verdict.PASS);
        assertThat(ran.lines()).first().isEqualTo("POST /orders");
        assertThat(ran.lines()).contains("GET /orders/4711/lines/a9f3b1");
        assertThat(ran.sent().stream().filter(one -> one.line().startsWith("PUT")).findFirst().orElseThrow().body())
                .isEqualTo("{\"id\":4711,\"note\":\"no 4711\",\"again\":true}");
        assertThat(GateRunJson.write(ran.run())).doesNotContain("4711").doesNotContain("a9f3b1");
    }

    @Test
    void a_captured_token_is_shown_nowhere() {
        Ran ran = run("""
                gates:
                  login: {post: /login, expect: 200, capture: {token: /token}}
                  home: {get: /home, headers: {authorization: "Bearer {{token}}"}, expect: {json: {/echo: x}}, keep: /echo}
                """, sent -> reply(200, sent.line().startsWith("POST") ? "{\"token\": \"token-of-a-session-1\"}"
                        : "{\"echo\": \"" + sent.authorization() + "\"}"));
        assertThat(ran.sent().getLast().authorization()).isEqualTo("Bearer token-of-a-session-1");
        assertThat(ran.gate("home").reason()).isEqualTo("expected \"x\" at /echo, was string \"Bearer [redacted]\"");
        assertThat(GateRunJson.write(ran.run())).doesNotContain("token-of-a-session-1");
    }

    @Test
    void a_certificate_is_held_to_its_days() throws IOException {
        String yaml = "gates: {certificate: {get: /a, expect: {certificate_days: %d}}}";
        try (LoopbackServer server = LoopbackServer.a_tls_server_that(
                Certificates.validFor(Duration.ofDays(30)), Behaviour.answers(Replies.ok("{}")))) {
            HttpSettings trusting = HttpSettings.defaults()
                    .withCaFile(Optional.of(Certificates.authorityIn(Files.createTempDirectory("lockstep-ca"))));
            for (int days : List.of(14, 40)) {
                GateRunRequest order = new GateRunRequest(
                        new DeclaredSuites(GateFile.readOne(yaml.formatted(days), "x", Beside.nothing()), Map.of())
                                .promotionGate(Environment.STAGING),
                        Environment.STAGING, server.target(), Optional.empty(), Optional.empty(),
                        new Operator("tester"), trusting, Duration.ofMinutes(1));
                GateResult gate = new GateRunner(InstantSource.system(), Waiting.real(), new Secrets())
                        .run(order, RunListener.silent()).gates().getFirst();
                assertThat(gate.verdict()).as(gate.reason()).isEqualTo(days == 14 ? Verdict.PASS : Verdict.FAIL);
            }
        }
    }

    @Test
    void a_gate_is_not_asked_without_what_it_needs() {
        Ran ran = run("""
                gates:
                  create: {post: /orders, expect: 201, capture: {id: /id}}
                  read: {get: "/orders/{{id}}", expect: 200}
                """, sent -> reply(201, "{}"));
        assertThat(ran.gate("create").reason()).isEqualTo("expected a value for 'id' at /id, was missing");
        assertThat(ran.gate("create").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(ran.gate("read").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ran.lines()).containsExactly("POST /orders");
    }

    @Test
    void a_hostile_value_leaves_its_place_in_path_and_header_for_nothing() {
        for (String hostile : List.of("../../admin", "..", "a?b=1#c", "x\\r\\nX-Evil: 1", "", "\\u0000")) {
            Ran ran = run("""
                    gates:
                      create: {post: /orders, expect: 201, capture: {id: /id}}
                      read: {get: "/orders/{{id}}/x", expect: 200}
                      head: {get: /h, headers: {x-id: "{{id}}"}, expect: 200}
                    """, sent -> sent.line().startsWith("POST")
                            ? reply(201, "{\"id\": \"" + hostile + "\"}") : reply(200, ""));
            assertThat(ran.lines()).as(hostile).allMatch(line -> line.equals("POST /orders") || line.equals("GET /h")
                    || line.matches("GET /orders/[A-Za-z0-9%._~-]+/x"));
            assertThat(ran.lines()).as(hostile).noneMatch(line -> line.contains("/../"));
            assertThat(ran.run().gates()).allMatch(gate -> gate.verdict() != Verdict.SKIPPED);
        }
    }

    @Test
    void a_secret_that_is_not_set_or_too_short_decides_nothing() {
        Ran ran = run("""
                gates:
                  unset: {get: /a, headers: {x-a: {secret: env:NOT_SET}}, expect: 200}
                  short: {get: /a, headers: {x-a: {secret: env:SHORT}}, expect: 200}
                """, sent -> reply(200, ""));
        assertThat(ran.gate("unset").reason()).isEqualTo("not run: the variable NOT_SET is not set");
        assertThat(ran.gate("short").reason())
                .isEqualTo("not run: the variable SHORT is shorter than 4 characters");
        assertThat(ran.run().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(ran.sent()).isEmpty();
    }

    @Test
    void a_job_is_polled_until_it_is_done_or_the_time_is_over() {
        String yaml = "gates: {job: {get: /job, poll: {every: 2s, for: 10s}, expect: {status: 200, json: {/state: done}}}}";
        AtomicInteger asked = new AtomicInteger();
        Ran done = run(yaml, sent -> reply(200, asked.incrementAndGet() < 4 ? "{\"state\": \"running\"}"
                : "{\"state\": \"done\"}"));
        assertThat(done.gate("job").reason()).isEqualTo("200, after 4 tries");
        assertThat(done.gate("job").attempts()).isEqualTo(4);
        Ran never = run(yaml, sent -> reply(200, "{\"state\": \"running\"}"));
        assertThat(never.gate("job").verdict()).isEqualTo(Verdict.FAIL);
        assertThat(never.gate("job").reason()).isEqualTo("expected \"done\" at /state, was a string of 7 characters; "
                + "still so after 6 tries in 10.0 s");
        Ran late = run(yaml, Environment.STAGING, Duration.ofSeconds(1), sent -> reply(200, "{}"));
        assertThat(late.gate("job").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void for_each_names_the_value_that_was_answered_wrongly() {
        Ran ran = run("""
                gates:
                  greeting:
                    for_each: {locale: [en, de, fr]}
                    get: /greeting
                    query: {locale: "{{locale}}"}
                    expect: {status: 200, json: {/text: {type: string}}}
                """, sent -> reply(200, sent.line().endsWith("de") ? "{}" : "{\"text\": \"hi\"}"));
        assertThat(ran.gate("greeting").reason())
                .isEqualTo("locale 2 of 3 (de): expected string at /text, was missing");
        assertThat(ran.gate("greeting").observed().orElseThrow().codes()).containsExactly(200, 200, 200);
        assertThat(ran.lines()).hasSize(3);
    }

    @Test
    void a_value_that_could_not_be_asked_hides_no_failure_of_another() {
        String yaml = """
                gates:
                  page: {for_each: {page: [en, "..", de]}, get: "/pages/{{page}}", expect: 200}
                """;
        GateResult wrong = run(yaml, sent -> reply(sent.line().endsWith("de") ? 500 : 200, "")).gate("page");
        assertThat(wrong.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(wrong.reason()).startsWith("page 3 of 3 (de): ");
        assertThat(run(yaml, sent -> reply(200, "")).gate("page").verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void a_limit_that_nobody_expected_fails_in_production_and_is_waited_out_on_staging() {
        String yaml = "gates: {up: {get: /a, expect: 200}}";
        AtomicInteger asked = new AtomicInteger();
        Function<Sent, Reply> limited = sent -> asked.getAndIncrement() == 0
                ? reply(429, "", "Retry-After", "7") : reply(200, "");
        Instant begun = clock.instant();
        assertThat(run(yaml, limited).gate("up").verdict()).isEqualTo(Verdict.PASS);
        assertThat(Duration.between(begun, clock.instant())).isGreaterThanOrEqualTo(Duration.ofSeconds(7));
        asked.set(0);
        GateResult production = run(yaml, Environment.PRODUCTION, Duration.ofMinutes(1), limited).gate("up");
        assertThat(production.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(production.reason()).contains("rollback trigger");
    }

    @Test
    void a_limit_that_is_expected_is_no_failure_in_production() {
        for (String expect : List.of("429", "4xx")) {
            Ran ran = run("gates: {up: {get: /a, expect: " + expect + "}}", Environment.PRODUCTION,
                    Duration.ofMinutes(1), sent -> reply(429, "", "Retry-After", "7"));
            assertThat(ran.gate("up").verdict()).as(ran.gate("up").reason()).isEqualTo(Verdict.PASS);
        }
    }

    @Test
    void a_wrong_status_is_told_alike_whether_it_is_named_or_a_class_and_in_a_burst_too() {
        String told = ", got 301, a redirect to https://new.example/a?[redacted], which is not followed";
        for (String expect : List.of("expect: 200", "expect: 2xx", "burst: {count: 3, answers: {2xx: 1}}")) {
            GateResult gate = run("gates: {up: {post: /a, " + expect + "}}",
                    sent -> reply(301, "", "Location", "https://new.example/a?token=x")).gate("up");
            assertThat(gate.reason()).endsWith(told);
        }
    }

    @Test
    void a_burst_is_judged_by_counts_order_look_and_recovery() {
        String yaml = """
                gates:
                  limit:
                    post: /quotes
                    burst:
                      count: 8
                      at_a_time: 1
                      answers: {2xx: {at_least: 2, at_most: 5}, 429: {at_least: 1, json: {/title: {type: string}}}}
                      order: [2xx, 429]
                      recovers: 200
                """;
        String limited = "{\"title\": \"slow down\"}";
        assertThat(burst(yaml, n -> n < 3 || n == 8 ? reply(200, "") : reply(429, limited, "Retry-After", "2")))
                .isEqualTo("PASS 3 × 2xx, then 5 × 429, and 200 after the Retry-After (2.0 s)");
        assertThat(burst(yaml, n -> n == 4 ? reply(500, "") : reply(200, "")))
                .isEqualTo("FAIL request 5 of 8: expected status 2xx or 429, got 500");
        assertThat(burst(yaml, n -> n < 3 ? reply(200, "") : reply(429, "{}", "Retry-After", "2")))
                .isEqualTo("FAIL request 4 of 8: expected string at /title, was missing");
        assertThat(burst(yaml, n -> reply(200, "")))
                .isEqualTo("FAIL 8 × 2xx: expected at most 5 × 2xx");
        assertThat(burst(yaml, n -> n < 1 ? reply(200, "") : reply(429, limited, "Retry-After", "2")))
                .isEqualTo("FAIL 1 × 2xx, then 7 × 429: expected at least 2 × 2xx");
        assertThat(burst(yaml, n -> reply(429, limited, "Retry-After", "2"))).startsWith("INCONCLUSIVE 429 from the first request");
        assertThat(burst(yaml, n -> n < 4 ? reply(429, limited, "Retry-After", "2") : reply(200, "")))
                .startsWith("INCONCLUSIVE 429s, then 2xxs");
        assertThat(burst(yaml, n -> n < 3 ? reply(200, "") : reply(429, limited, "Retry-After", "2")))
                .isEqualTo("FAIL after the burst's Retry-After (2.0 s): expected status 200, got 429");
        assertThat(burst("gates: {b: {post: /q, burst: {count: 4, answers: {200: 1, 429: 0}, recovers: 200}}}",
                n -> reply(200, ""))).isEqualTo("INCONCLUSIVE 4 × 200; no 429 came, and no other refusal with a Retry-After, so there was no limit whose end could be seen");
        assertThat(burst("gates: {b: {post: /q, burst: {count: 4, answers: {401: 1, 429: 0}, recovers: 401}}}",
                n -> reply(401, ""))).startsWith("INCONCLUSIVE 4 × 401; no 429 came");
        assertThat(burst("gates: {b: {post: /q, burst: {count: 4, at_a_time: 1, answers: {200: 1, 503: 1}, recovers: 200}}}",
                n -> n < 2 || n == 4 ? reply(200, "") : reply(503, "", "Retry-After", "2")))
                .isEqualTo("PASS 2 × 200, 2 × 503, and 200 after the Retry-After (2.0 s)");
        assertThat(burst("gates: {b: {post: /q, burst: {count: 4, answers: {200: 1, 429: 0, 5xx: 0}, recovers: 200}}}",
                n -> n == 2 ? reply(500, "") : reply(200, ""))).as("a stray failure")
                .contains("no 429 came, and no other refusal with a Retry-After");
        assertThat(burst("gates: {b: {post: /q, burst: {count: 4, answers: {200: 1, 429: 1}, limit: 9/10s}}}",
                n -> reply(200, "")))
                .isEqualTo("INCONCLUSIVE 4 × 200: expected at least 1 × 429; a limit of 9 in 10.0 s was not put to the "
                        + "test: send more at a time");
    }

    @Test
    void a_limit_without_a_time_that_still_holds_decides_nothing_of_its_end() {
        String yaml = "gates: {b: {post: /q, burst: {count: 4, at_a_time: 1, answers: {200: 1, 429: 1}, recovers: 200}}}";
        assertThat(burst(yaml, n -> n < 2 ? reply(200, "") : reply(429, "")))
                .isEqualTo("INCONCLUSIVE still 429, and the burst's refusals did not say when the limit ends");
        assertThat(burst(yaml, n -> n < 2 || n == 4 ? reply(200, "") : reply(429, "")))
                .isEqualTo("PASS 2 × 200, 2 × 429, and 200 right after the burst, whose refusals named no time");
        assertThat(burst(yaml, n -> n == 4 ? reply(500, "") : n < 2 ? reply(200, "") : reply(429, "")))
                .isEqualTo("FAIL right after the burst, whose refusals named no time: expected status 200, got 500");
    }

    @Test
    void a_limit_that_was_spent_before_decides_nothing_with_an_order_and_without() {
        for (String order : List.of("", ", order: [200, 429]")) {
            assertThat(burst("gates: {b: {post: /q, burst: {count: 4, answers: {200: 1, 429: 1}" + order + "}}}",
                    n -> reply(429, "", "Retry-After", "2"))).startsWith("INCONCLUSIVE 429 from the first request");
        }
    }

    private String burst(String yaml, Function<Integer, Reply> answers) {
        AtomicInteger next = new AtomicInteger();
        GateResult gate = run(yaml, sent -> answers.apply(next.getAndIncrement())).run().gates().getFirst();
        return gate.verdict() + " " + gate.reason();
    }

    @Test
    void gates_that_wait_for_nothing_run_side_by_side() {
        String yaml = IntStream.range(0, 40).mapToObj(n -> "  g" + n + ": {get: /g" + n + ", expect: 200}\n")
                .collect(Collectors.joining("", "gates:\n", ""));
        // Each answer waits for three other questions: one at a time they would wait for ever.
        CyclicBarrier four = new CyclicBarrier(4);
        Ran ran = run(yaml, sent -> {
            try {
                four.await(60, TimeUnit.SECONDS);
                return reply(200, "");
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                return reply(500, "");
            }
        });
        assertThat(ran.run().verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void a_service_that_is_not_there_is_told_as_such() {
        EchoingService gone = new EchoingService(sent -> reply(200, ""));
        gone.close();
        GateRunRequest order = new GateRunRequest(
                new DeclaredSuites(GateFile.readOne("gates: {up: {get: /a, expect: 200}}", "x", Beside.nothing()),
                        Map.of()).promotionGate(Environment.STAGING),
                Environment.STAGING, gone.target(), Optional.empty(), Optional.empty(), new Operator("tester"),
                HttpSettings.defaults(), Duration.ofMinutes(1));
        GateResult gate = new GateRunner(clock, clock::pass, new Secrets()).run(order, RunListener.silent())
                .gates().getFirst();
        assertThat(gate.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(gate.about()).contains(About.SERVICE);
    }

    @Test
    void evidence_reads_back_with_the_digest_of_the_declaration() {
        Ran ran = run("gates: {up: {get: /a, expect: 200}}", sent -> reply(200, ""));
        GateRun back = GateRunReader.read(GateRunJson.write(ran.run()), "x");
        assertThat(back.declaration()).isPresent().isEqualTo(ran.run().declaration());
    }
}
