package tests.commands.declared;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import tests.commands.cli.Doors;
import tests.commands.cli.Doors.Outcome;

/** What arrives at the server, and what a person and a CI server are told of gates that did not pass. */
class DeclaredReportsTest {

    private record Sent(byte[] body, Map<String, List<String>> headers) {}

    @TempDir
    Path folder;

    private HttpServer server;
    private final Map<String, Sent> sent = new ConcurrentHashMap<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();

    @BeforeEach
    void a_server_that_remembers() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        server.createContext("/", exchange -> {
            sent.put(exchange.getRequestURI().getPath(),
                    new Sent(exchange.getRequestBody().readAllBytes(), exchange.getRequestHeaders()));
            byte[] body = answers.getOrDefault(exchange.getRequestURI().getPath(), "{}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String base() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private Outcome run(String base, String gates, String... more) throws IOException {
        Files.writeString(folder.resolve("lockstep.yaml"),
                "environments: {staging: {base: \"" + base + "\"}}\ngates:\n" + gates.indent(2));
        String[] words = new String[more.length + 2];
        words[0] = "--mode";
        words[1] = "staging";
        System.arraycopy(more, 0, words, 2, more.length);
        return Doors.doors().in(folder).open("promotion-gate", words);
    }

    @Test
    void a_body_from_a_file_arrives_byte_for_byte() throws IOException {
        String text = "\uFEFFline one\r\nline {{two}}\n\n\ttab \u0000 nul, \u001b[31m, é 漢 😀, {{env:HOME}}\r no end";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve("body.bin"), bytes);
        Files.writeString(folder.resolve("empty.txt"), "");
        Files.writeString(folder.resolve("large.csv"), "a,b\r\n".repeat(100_000));
        Outcome run = run(base(), """
                plain: {post: /plain, file: body.bin, expect: 200}
                typed: {put: /typed, headers: {content-type: "text/csv; charset=utf-8"}, file: large.csv, expect: 200}
                nothing: {post: /nothing, file: empty.txt, expect: 200}
                """);
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(sent.get("/plain").body()).isEqualTo(bytes);
        assertThat(sent.get("/plain").headers().get("Content-type")).containsExactly("application/octet-stream");
        assertThat(sent.get("/plain").headers().get("Content-length")).containsExactly(String.valueOf(bytes.length));
        assertThat(sent.get("/typed").body()).isEqualTo(Files.readAllBytes(folder.resolve("large.csv")));
        assertThat(sent.get("/typed").headers().get("Content-type")).containsExactly("text/csv; charset=utf-8");
        assertThat(sent.get("/nothing").body()).isEmpty();
    }

    private static Element suite(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return (Element) factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)))
                .getElementsByTagName("testsuite").item(0);
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength()).mapToObj(at -> (Element) found.item(at)).toList();
    }

    @Test
    void a_junit_report_tells_the_failures_of_declared_gates_and_escapes_what_a_server_says() throws Exception {
        answers.put("/state", "{\"state\":\"</failure><x a='1'>&amp;]]>\\u0000\\u001b[2J\\u202e\\ud800\"}");
        Outcome run = run(base(), """
                fine: {get: /fine, expect: 200}
                state: {get: /state, expect: {json: {/state: '<"open" & ''sent''>'}}, keep: /state}
                never: {needs: state, get: '/x', expect: 200}
                limit: {post: /fine, burst: {count: 3, answers: {200: 1, 429: 1}}}
                """, "--junit", "junit.xml");
        assertThat(run.exitCode()).isEqualTo(20);
        String xml = Files.readString(folder.resolve("junit.xml"));
        Element suite = suite(xml);
        assertThat(List.of("tests", "failures", "errors", "skipped").stream().map(suite::getAttribute))
                .containsExactly("4", "2", "1", "0");
        assertThat(elements(suite, "testcase").stream().map(one -> one.getAttribute("name")))
                .containsExactly("fine", "state", "never", "limit");
        Element failure = elements(suite, "failure").getFirst();
        assertThat(failure.getAttribute("message"))
                .startsWith("expected \"<\"open\" & 'sent'>\" at /state, was string \"</failure><x a='1'>&amp;]]>");
        assertThat(failure.getTextContent()).startsWith("GET /state\nexpected: /state \"<\"open\" & 'sent'>\"");
        assertThat(elements(suite, "x")).isEmpty();
        assertThat(xml).doesNotContain("\u001b", "\u202e", "\u0000");
        assertThat(elements(suite, "error").getFirst().getAttribute("message")).contains("state");
        assertThat(elements(suite, "system-out").getFirst().getTextContent()).isEqualTo("200 200 200");
    }

    @Test
    void a_failure_says_expectation_observation_request_place_and_what_to_do_next() throws IOException {
        answers.put("/a", "{\"order\":{\"id\":7,\"state\":\"lost\"},\"list\":[1]}");
        Files.createDirectories(folder.resolve("gates"));
        Files.writeString(folder.resolve("gates/more.yaml"), "gates:\n\n  other: {get: /a, expect: 204}\n");
        Outcome run = run(base(), """
                missing: {get: /a, expect: {json: {/order/total/net: 3}}}
                two: {get: /a, expect: {json: {/order/id: 8, /order/state: open, /list/3: 1, /none: 1}}}
                """);
        assertThat(run.exitCode()).isEqualTo(20);
        assertThat(run.out()).contains(
                "expected 3 at /order/total/net, was missing; /order is an object of 2 fields",
                "GET /a, declared at lockstep.yaml, line 3, column 3\n",
                "expected 8 at /order/id, was number 7; expected \"open\" at /order/state, was a string of 4 characters; "
                        + "expected 1 at /list/3, was missing; /list is an array of 1 item; and 1 more",
                "Its text is shown, and recorded, where the gate's `keep` names the field.",
                "expected status 204, got 200",
                "GET /a, declared at gates/more.yaml, line 3, column 3\n");
        assertThat(run.out()).doesNotContain("lost");
        assertThat(run("http://127.0.0.1:1", "up: {get: /b, expect: 200}\n").out())
                .contains("the connection was refused", "GET /b, declared at lockstep.yaml, line 3, column 3",
                        "Nothing listens there: check that the service runs");
    }

    @Test
    void trouble_on_the_way_says_what_to_check() throws IOException {
        Files.deleteIfExists(folder.resolve("gates/more.yaml"));
        assertThat(run("http://no-such-host.invalid", "up: {get: /b, expect: 200}\n").out())
                .contains("the host name could not be resolved", "Check the host in the base URL");
        assertThat(run("https://127.0.0.1:" + server.getAddress().getPort(), "up: {get: /b, expect: 200}\n").out())
                .contains("the TLS handshake failed", "--ca-file FILE trusts");
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThat(run("http://127.0.0.1:" + silent.getLocalPort(), "up: {get: /b, expect: 200}\n",
                    "--read-timeout", "200ms", "--call-timeout", "300ms").out())
                    .contains("the answer was not complete in time", "--read-timeout and --call-timeout wait longer");
        }
    }
}
