package tests.commands.init;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import lockstep.base.release.Environment;
import lockstep.gates.revision.RevisionSource;
import lockstep.settings.Config;
import lockstep.settings.ConfigReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.commands.cli.Doors;
import tests.commands.cli.Doors.Outcome;

/** A repository that has no lockstep.yaml yet, and a service of which nothing is known. */
class InitTest {

    private static final String SHA = "0123456789abcdef0123456789abcdef01234567";

    @TempDir
    Path folder;

    private HttpServer server;
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private boolean tellsByHeader;

    @BeforeEach
    void serve() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            String page = pages.get(exchange.getRequestURI().getPath());
            byte[] body = (page == null ? "no" : page).getBytes(StandardCharsets.UTF_8);
            if (tellsByHeader) {
                exchange.getResponseHeaders().add("X-Build-Sha", SHA);
            }
            exchange.sendResponseHeaders(page == null ? 404 : 200, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
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

    private Outcome init(String... more) {
        String[] words = new String[more.length + 2];
        words[0] = "--staging";
        words[1] = base();
        System.arraycopy(more, 0, words, 2, more.length);
        return Doors.doors().in(folder).open("init", words);
    }

    private Config written() {
        return ConfigReader.read(folder.resolve("lockstep.yaml"));
    }

    @Test
    void service_that_tells_its_commit_in_a_header_is_configured_and_its_first_gate_passes() {
        pages.put("/health", "{}");
        tellsByHeader = true;
        Outcome outcome = init("--production", "https://prod.example", "--service", "shop");
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        assertThat(written().service()).isEqualTo("shop");
        assertThat(written().environment(Environment.STAGING).orElseThrow().revision())
                .contains(new RevisionSource.Header("/health", "X-Build-Sha"));
        assertThat(written().environment(Environment.PRODUCTION).orElseThrow().base().base())
                .isEqualTo("https://prod.example");
        assertThat(outcome.out()).contains("health", "PASS");
        assertThat(asked).allMatch(request -> request.startsWith("GET "));
    }

    @Test
    void commit_is_found_in_a_field_and_health_where_it_is() {
        pages.put("/healthz", "ok");
        pages.put("/version", "{\"commit\": \"" + SHA + "\"}");
        assertThat(init().exitCode()).isZero();
        assertThat(written().environment(Environment.STAGING).orElseThrow().revision())
                .contains(new RevisionSource.Field("/version", "commit"));
        assertThat(written().gates().gates()).hasSize(1);
        assertThat(asked).contains("GET /healthz");
    }

    @Test
    void service_that_tells_nothing_gets_a_file_that_says_what_to_do() throws Exception {
        pages.put("/health", "{}");
        assertThat(init().exitCode()).isZero();
        assertThat(written().policy().requireRevision()).isFalse();
        assertThat(Files.readString(folder.resolve("lockstep.yaml"))).contains("Let /health answer with X-Build-Sha");
    }

    @Test
    void service_that_is_down_is_configured_and_its_first_gate_says_so() {
        server.stop(0);
        Outcome outcome = init();
        assertThat(outcome.exitCode()).isEqualTo(20);
        assertThat(outcome.err()).contains("it does not answer: ");
        assertThat(folder.resolve("lockstep.yaml")).exists();
    }

    @Test
    void file_that_is_there_is_not_replaced() throws Exception {
        Files.writeString(folder.resolve("lockstep.yaml"), "service: mine\n");
        Outcome outcome = init();
        assertThat(outcome.exitCode()).isEqualTo(64);
        assertThat(outcome.err()).contains("is there already; nothing was written");
        assertThat(folder.resolve("lockstep.yaml")).content().isEqualTo("service: mine\n");
    }

    @Test
    void dry_run_prints_the_file_and_writes_none() {
        pages.put("/health", "{}");
        Outcome outcome = init("--dry-run", "--deploy", "./ops/deploy.sh production {sha}");
        assertThat(outcome.exitCode()).isZero();
        assertThat(folder.resolve("lockstep.yaml")).doesNotExist();
        Config read = ConfigReader.parse(outcome.out(), "printed");
        assertThat(read.deploy(Environment.PRODUCTION).orElseThrow().command())
                .containsExactly("./ops/deploy.sh", "production", "{sha}");
    }

    @Test
    void what_cannot_be_understood_is_refused_before_anything_is_written() {
        for (String how : List.of("header:", "smoke:signals", "field:/version")) {
            assertThat(init("--revision", how).exitCode()).as(how).isEqualTo(64);
        }
        assertThat(init("--production", "ftp://prod.example").exitCode()).isEqualTo(64);
        assertThat(init("--production", base()).exitCode()).isEqualTo(78);
        assertThat(folder.resolve("lockstep.yaml")).doesNotExist();
    }

    @Test
    void hostile_name_is_a_text_in_the_file() {
        pages.put("/health", "{}");
        assertThat(init("--service", "it's: [a] # {b}").exitCode()).isZero();
        assertThat(written().service()).isEqualTo("it's: [a] # {b}");
    }
}
