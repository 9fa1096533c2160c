package tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lockstep.base.release.Sha;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors;
import tests.commands.cli.Doors.Outcome;
import tests.house.Repository;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** Somebody types what the README says, in a repository that has released before and knows nothing of Lockstep. */
class QuickStartTest {

    private ReleaseDay day;
    private HttpServer staging;
    private HttpServer production;

    @BeforeEach
    void a_service_that_was_released_by_hand() throws IOException {
        day = new ReleaseDay();
        day.move("release", day.head("main"));
        staging = serving("main");
        production = serving("release");
    }

    @AfterEach
    void end() {
        staging.stop(0);
        production.stop(0);
        day.close();
    }

    /** A service that runs the head of a branch, and says so. */
    private HttpServer serving(String branch) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean health = exchange.getRequestURI().getPath().equals("/health");
            exchange.getResponseHeaders().add("X-Build-Sha", day.head(branch));
            exchange.sendResponseHeaders(health ? 200 : 404, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String base(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static List<String> commands() {
        String readme = Repository.read(Repository.root().resolve("README.md"));
        String section = readme.split("\n## Adopt it in an existing repository\n", 2)[1].split("\n## ", 2)[0];
        return section.lines().filter(line -> line.startsWith("$ ")).map(line -> line.substring(2)).toList();
    }

    /** What the README shows as the answer to a command; nothing for most. */
    private static String shownBelow(String command) {
        String readme = Repository.read(Repository.root().resolve("README.md"));
        return readme.split(Pattern.quote("$ " + command + "\n"), 2)[1].split("(?m)^(?:\\$ |```)", 2)[0];
    }

    /** Its lines without commits and ids; what is typed at a question is not printed by the command. */
    private static List<String> nameless(String text) {
        return text.replaceAll("(to continue: )\\w+\n", "$1").replaceAll("\\b[0-9a-f]{7}(?:[0-9a-f]{33})?\\b", "COMMIT")
                .replaceAll("\\d{8}-\\d{4}-rc\\d", "ID").lines().toList();
    }

    @Test
    void the_five_steps_of_an_adoption_lead_to_a_verified_promotion() throws Exception {
        Seat ada = day.operator("Ada Lovelace");
        ada.folder().resolve("lockstep.yaml").toFile().delete();
        List<String> done = new ArrayList<>();
        int answers = 0;
        Optional<Path> called = Optional.empty();
        for (String command : commands()) {
            String line = command.replace("https://staging.example", base(staging))
                    .replace("https://prod.example", base(production))
                    .replace("https://github.com/OWNER/REPO", Repository.root().toString())
                    .replace("~/lockstep", day.folder().resolve("lockstep").toString());
            if (line.startsWith("git ")) {
                shell(ada, line);
            } else if (line.startsWith("alias jbang=")) {
                called = Optional.of(Path.of(line.split("=", 2)[1]));
            } else {
                assertThat(called).as(line).get().satisfies(jbang -> assertThat(jbang).isExecutable());
                List<String> words = new ArrayList<>(ShellWords.of(line));
                assertThat(words.removeFirst()).isEqualTo("jbang");
                Outcome outcome = typing(ada, words);
                assertThat(outcome.exitCode()).as(line + "\n" + outcome.out() + outcome.err()).isZero();
                List<String> shown = nameless(shownBelow(command));
                if (!shown.isEmpty()) {
                    assertThat(nameless(outcome.err() + outcome.out())).as(line).containsSubsequence(
                            shown.stream().filter(said -> !said.equals("…")).toList());
                    answers++;
                }
            }
            done.add(line);
        }
        assertThat(answers).as("answers that the README shows").isPositive();
        assertThat(done).hasSizeBetween(6, 11).anyMatch(line -> line.equals("jbang release-log verify"));
        assertThat(new Sha(day.head("release"))).isEqualTo(new Sha(day.head("main")));
        assertThat(ada.log("verify").out()).startsWith("verified: 1 entry, an adoption");
    }

    private void shell(Seat seat, String line) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("bash", "-ec", line).directory(seat.folder().toFile()).inheritIO();
        shell.environment().putAll(day.git().environment());
        assertThat(shell.start().waitFor()).as(line).isZero();
    }

    /** Somebody is at the terminal, takes what {@code init} offers, and types what else is asked for. */
    private Outcome typing(Seat seat, List<String> words) {
        Doors doors = Doors.doors().in(seat.folder()).typing(switch (words.getFirst()) {
            case "init" -> "\n".repeat(8);
            case "promote-release" -> day.head("main").substring(0, 7) + "\n";
            default -> "yes\n";
        });
        day.git().environment().forEach(doors::with);
        return doors.with("OPERATOR", seat.name())
                .open(words.getFirst(), words.subList(1, words.size()).toArray(String[]::new));
    }
}
