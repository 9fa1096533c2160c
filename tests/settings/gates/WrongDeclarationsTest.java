package tests.settings.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static tests.commands.cli.Doors.doors;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tests.commands.cli.Doors.Outcome;

/** Wrong declarations, by the door that would ask: file, line, column, what is allowed; nothing is sent. */
class WrongDeclarationsTest {

    @TempDir
    Path folder;

    private HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();

    @BeforeEach
    void a_service_that_counts() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static Arguments wrong(String gates, String place, String message, String remedy) {
        return Arguments.of(gates, place, message, remedy);
    }

    static Stream<Arguments> a_wrong_declaration_is_refused_where_it_is_wrong_and_nothing_is_sent() {
        return Stream.of(
                wrong("up: {gett: /a, expect: 200}", "line 3, column 8", "unknown key 'gett'", "Did you mean 'get'?"),
                wrong("up: {get: /a, expct: 200}", "line 3, column 17", "unknown key 'expct'",
                        "Did you mean 'expect'?"),
                wrong("up: {get: /a, expect: {statuss: 200}}", "line 3, column 26", "gates.up.expect: unknown key",
                        "Did you mean 'status'?"),
                wrong("up: {get: /a, expect: {json: {/a: {typ: string}}}}", "line 3, column 38", "unknown key 'typ'",
                        "Did you mean 'type'?"),
                wrong("up: {get: /a, expect: {json: {/a: {type: strng}}}}", "line 3, column 44",
                        "no type of JSON: 'strng'", "Did you mean 'string'?"),
                wrong("up: {get: /a, modes: [stagin], expect: 200}", "line 3, column 25", "no mode: 'stagin'",
                        "Did you mean 'staging'?"),
                wrong("Up: {get: /a, expect: 200}", "line 3, column 3", "'Up' is no id for a gate", "lower case"),
                wrong("all: {get: /a, expect: 200}", "line 3, column 3", "'all' is no id", "are taken"),
                wrong("revision: {get: /a, expect: 200}", "line 3, column 3", "'revision' is no id", "are taken"),
                wrong("up: {expect: 200}", "line 3, column 7", "asks for nothing", "Write one of get, head"),
                wrong("up: {get: /a, post: /b, expect: 200}", "line 3, column 7", "asks twice: get, post",
                        "Write one of"),
                wrong("up: {get: a, expect: 200}", "line 3, column 13", "'a' is not a path", "like /orders"),
                wrong("up: {get: '/a?b=1', expect: 200}", "line 3, column 13", "is not a path", "belongs into query"),
                wrong("up: {get: /../admin, expect: 200}", "line 3, column 13", "is not a path", "Write a path"),
                wrong("up: {get: /a}", "line 3, column 7", "cannot fail: it expects nothing", "Say in expect"),
                wrong("up: {get: /a, expect: {status: [1xx, 2xx, 3xx, 4xx, 5xx]}}", "line 3, column 7",
                        "cannot fail", "Say in expect"),
                wrong("up: {get: /a, expect: 700}", "line 3, column 25", "'700' is no status", "from 100 to 599"),
                wrong("up: {get: /a, expect: {status: 6xx}}", "line 3, column 34", "'6xx' is no status",
                        "a class like 2xx"),
                wrong("up: {get: /a, expect: {within: soon}}", "line 3, column 34", "'soon' is no time",
                        "Write it like 500ms"),
                wrong("up: {get: /a, expect: {within: 31s}}", "line 3, column 34", "is no time up to 30",
                        "Write it like"),
                wrong("up: {get: /a, expect: {json: {a/b: 1}}}", "line 3, column 33", "'a/b' is not a JSON Pointer",
                        "Write one like /order/id"),
                wrong("up: {get: /a, expect: {json: {/a: {matches: '('}}}}", "line 3, column 47",
                        "is not a regular expression", "java.util.regex"),
                wrong("up: {get: /a, expect: {json: {/a: {less: few}}}}", "line 3, column 44", "is not a number",
                        "Write a number"),
                wrong("up: {get: /a, expect: {json: {/a: {less: 1, greater: 1}}}}", "line 3, column 37",
                        "can never hold", "Swap the bounds"),
                wrong("up: {get: /a, expect: {json: {/a: '{{order}}'}}}", "line 3, column 37",
                        "'{{order}}' is not filled in; {{...}} works in requests only", "matches or type"),
                wrong("up: {get: /a, expect: {json: {/a: {equals: 1, one_of: [2]}}}}", "line 3, column 37",
                        "has equals and one_of", "one of the two"),
                wrong("up: {get: /a, expect: {json: {/a: {optional: true}}}}", "line 3, column 37", "cannot fail",
                        "Say what the value must be"),
                wrong("up: {get: /a, expect: {json: {/a: {absent: true, type: string}}}}", "line 3, column 37",
                        "is to be absent, and more is said", "alone"),
                wrong("up: {get: /a, expect: {json: {/a: {one_of: []}}}}", "line 3, column 46",
                        "gates.up.expect.json./a.one_of is empty", "at least one value"),
                wrong("up: {get: /a, expect: {json: {/a: {not: []}}}}", "line 3, column 43", "not is empty",
                        "at least one value"),
                wrong("up: {get: /a, expect: {status: 200, json: {}}}", "line 3, column 45", "json is empty",
                        "{/id: {type: string}}"),
                wrong("up: {get: /a, expect: {status: 200, headers: {}}}", "line 3, column 48", "headers is empty",
                        "content-type"),
                wrong("up: {get: /a, expect: {json: {/a: {exists: true, optional: true}}}}", "line 3, column 37",
                        "has to be there, and is optional", "one of the two"),
                wrong("up: {get: /a, expect: {headers: {x-kind: a, X-Kind: b}}}", "line 3, column 47",
                        "the header 'x-kind' is here twice; case does not matter", "in one condition"),
                wrong("up: {post: /a, burst: {answers: {2xx: 1, 201: {json: {/a: 1}}}}}", "line 3, column 44",
                        "gates.up.burst.answers.201 overlaps 2xx", "Name each status once"),
                wrong("up: {post: /a, burst: {answers: {1xx: 0, 2xx: 0, 3xx: 0, 4xx: 0, 5xx: 0}}}",
                        "line 3, column 7", "cannot fail: any answers will do", "burst.answers"),
                wrong("up: {get: /a, expect: {schema: order.json}}", "line 3, column 34",
                        "the file order.json is not there", "Put it beside lockstep.yaml"),
                wrong("up: {get: /a, expect: {schema: ../order.json}}", "line 3, column 34", "is not a path below",
                        "Write a path"),
                wrong("up: {get: /a, expect: {openapi: {file: a.yaml}}}", "line 3, column 26", "names no operation",
                        "getOrder"),
                wrong("up: {get: /a, expect: {certificate_days: 0}}", "line 3, column 44", "certificate_days is 0",
                        "from 1 to 3650"),
                wrong("up: {get: /a, expect: 200}\n  b: {get: /a, after: [up, upp], expect: 200}", "line 4, column 28",
                        "gates.b waits for an unknown gate 'upp'", "Did you mean 'up'? Allowed: up."),
                wrong("up: {get: /a, expect: 200}\n  b: {get: /a, needs: upp, expect: 200}", "line 4, column 23",
                        "gates.b waits for an unknown gate 'upp'", "Did you mean 'up'?"),
                wrong("up: {get: /a, after: upp, expect: 200}", "line 3, column 24",
                        "waits for an unknown gate 'upp'", "There is no other gate"),
                wrong("up: {get: /a, after: down, expect: 200}\n  down: {get: /a, needs: up, expect: 200}",
                        "line 3, column 24", "in a circle: up → down → up", "Take one of the waits out"),
                wrong("up: {get: '/a/{{x}}', expect: 200}\n  b: {get: /a, after: up, expect: 200, capture: {x: /i}}",
                        "line 3, column 17", "in a circle: up → b → up", "Take one of the waits out"),
                wrong("up: {get: '/a/{{ordr}}', expect: 200}\n  b: {get: /a, expect: 200, capture: {order: /id}}",
                        "line 3, column 17", "nothing is captured as 'ordr'", "Did you mean 'order'?"),
                wrong("up: {get: '/a/{{id}}', expect: 200}", "line 3, column 17", "nothing is captured as 'id'",
                        "No gate captures anything. Write capture: {id: /id}"),
                wrong("up:\n    post: /a\n    text: |\n      é😀 {{order}}\n      {{ordr}}\n    expect: 200\n"
                        + "  b: {get: /a, expect: 200, capture: {order: /id}}", "line 7, column 7",
                        "nothing is captured as 'ordr'", "Did you mean 'order'?"),
                wrong("up: {post: /a, json: {'é😀': [1, \"é😀 {{ordr}}\"]}, expect: 200}\n"
                        + "  b: {get: /a, expect: 200, capture: {order: /id}}", "line 3, column 39",
                        "nothing is captured as 'ordr'", "Did you mean 'order'?"),
                wrong("up: {get: '/a/{{locle}}', for_each: {locale: [en]}, expect: 200}", "line 3, column 17",
                        "nothing is captured as 'locle'", "Did you mean 'locale'?"),
                wrong("up: {get: '/a/{{Order Id}}', expect: 200}", "line 3, column 13", "is no place to fill",
                        "{{env:NAME}}"),
                wrong("up: {get: /a, headers: {authorization: {secret: hunter2}}, expect: 200}",
                        "line 3, column 51", "not of the form env:NAME", "Write {secret: env:NAME}"),
                wrong("up: {get: /a, headers: {accept: x, 'a b': x}, expect: 200}", "line 3, column 38",
                        "'a b' is no header", "letters, digits"),
                wrong("up:\n    get: /a\n    headers:\n      accept: x\n      ACCEPT: y\n    expect: 200",
                        "line 7, column 7", "the header 'accept' is here twice", "Keep one"),
                wrong("up: {post: /a, headers: {content-type: no}, text: x, expect: 200}", "line 3, column 42",
                        "'no' is no content type", "text/plain"),
                wrong("up: {post: /a, headers: {content-type: 'text/plain; utf-8'}, text: x, expect: 200}",
                        "line 3, column 42", "'text/plain; utf-8' is no content type", "charset=utf-8"),
                wrong("up: {post: /a, headers: {content-type: 'text/plain; a=\"x'}, text: x, expect: 200}",
                        "line 3, column 42", "is no content type", "charset=utf-8"),
                wrong("up: {post: /a, headers: {content-type: 'text/plain ; a=x'}, text: x, expect: 200}",
                        "line 3, column 42", "is no content type", "charset=utf-8"),
                wrong("up: {get: /a, cookies: {ok: x, 'a b': x}, expect: 200}", "line 3, column 34",
                        "'a b' is no cookie's name", "letters, digits"),
                wrong("up: {get: /a, json: {a: 1}, expect: 200}", "line 3, column 23", "a get has no body",
                        "to post, put"),
                wrong("up: {post: /a, json: {a: 1}, text: hi, expect: 200}", "line 3, column 24",
                        "several bodies: json, text", "Give one of"),
                wrong("up: {post: /a, burst: {count: 1, answers: {200: 1}}}", "line 3, column 33",
                        "gates.up.burst.count is 1", "from 2 to 100"),
                wrong("up: {post: /a, burst: {count: 5}}", "line 3, column 25", "does not say which answers",
                        "Write answers"),
                wrong("up: {post: /a, burst: {count: 5, answers: {200: 3, 429: 3}}}", "line 3, column 36",
                        "asks for 6 answers of 5", "how often"),
                wrong("up: {post: /a, burst: {answers: {200: 1}, order: [200, 429]}}", "line 3, column 58",
                        "429 is not one of the answers", "Name statuses as in answers"),
                wrong("up: {post: /a, burst: {answers: {200: 1}, limit: many}}", "line 3, column 52", "not a pace",
                        "like 5/10s"),
                wrong("up: {post: /a, burst: {answers: {200: 1}}, expect: 200}", "line 3, column 46",
                        "both burst and expect", "burst.answers"),
                wrong("up: {get: /a, poll: {every: 1s}, expect: 200}", "line 3, column 23", "for how long",
                        "Write {every: 1s, for: 30s}"),
                wrong("up: {get: /a, for_each: {a: []}, expect: 200}", "line 3, column 28", "is no list of 1 to 100",
                        "{{locale}}"),
                wrong("up: {get: /a, keep: [set-cookie], expect: 200}", "line 3, column 24",
                        "a cookie is never kept", "Expect it"),
                wrong("up: {get: /a, get: /b, expect: 200}", "line 3, column 17", "the key 'get' is here twice",
                        "Keep one"),
                wrong("up: {get: /a, expect: [200}", "line 3, column ", "a { or [ that is not closed", "Close it"),
                wrong("up: [1]", "line 3, column 7", "gates.up is a list, not a mapping", "Write keys and values"),
                wrong("up: {get: /a, capture: {x: {json: /a, header: b}}, expect: 200}", "line 3, column 30",
                        "needs either json or header", "([^/]+)"),
                wrong("up: {get: /a, headers: {Accept-Encoding: gzip}, expect: {json: {/a: 1}}}", "line 3, column 27",
                        "asks for an encoding, so the body could not be read", "Leave accept-encoding out"),
                wrong("up: {get: /a, capture: {token: /token}, keep: [/id, /token], expect: 200}",
                        "line 3, column 55", "keeps /token, which it captures as the secret 'token'",
                        "write {json: /token, secret: false} at the capture"),
                wrong("up: {get: /a, capture: {x: {header: location}}, keep: Location, expect: 200}\n"
                        + "  b: {get: /b, headers: {authorization: '{{x}}'}, expect: 200}", "line 3, column 57",
                        "keeps location, which it captures as the secret 'x'", "{header: location, secret: false}"),
                wrong("up: {get: /a, capture: {x: {json: /a, secret: maybe}}, expect: 200}", "line 3, column 49",
                        "not true or false", "Write true or false"),
                wrong("a: {get: /a, capture: {x: /a}, expect: 200}\n  b: {get: /b, capture: {x: /b}, expect: 200}",
                        "line 4, column 26", "'x' is captured by a and by b", "Rename one"),
                wrong("a: {get: /a, modes: staging, expect: 200}\n  b: {get: /b, needs: a, expect: 200}",
                        "line 4, column 23", "not for all of its modes", "same modes"));
    }

    @ParameterizedTest
    @MethodSource
    void a_wrong_declaration_is_refused_where_it_is_wrong_and_nothing_is_sent(
            String gates, String place, String message, String remedy) throws IOException {
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        Files.writeString(folder.resolve("lockstep.yaml"),
                "environments: {staging: {base: \"" + base + "\"}}\ngates:\n  " + gates + "\n");
        Outcome run = doors().in(folder).open("promotion-gate", "--mode", "staging");
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(78);
        assertThat(run.err()).contains("lockstep.yaml, " + place).contains(message).contains(remedy)
                .doesNotContain("hunter2");
        assertThat(asked.get()).isZero();
        Outcome lint = doors().in(folder).open("gates", "lint");
        assertThat(lint.exitCode()).isEqualTo(78);
        assertThat(lint.err()).contains(message);
    }
}
