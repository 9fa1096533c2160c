package lockstep.commands.init;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lockstep.gates.gate.JsonReader;
import lockstep.gates.http.Answer;
import lockstep.gates.http.Deadline;
import lockstep.gates.http.NoAnswer;
import lockstep.gates.http.Observation;
import lockstep.gates.http.Request;
import lockstep.gates.http.ServiceClient;
import lockstep.suites.chat.ToldEnvironment;
import tools.jackson.databind.JsonNode;

/** Asks a service, by GET alone, where it is healthy, how it tells its commit, and what it is. */
record Probe(ServiceClient client, Deadline deadline) {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,40}");
    private static final List<String> HEALTH = List.of("/health", "/healthz", "/readyz", "/actuator/health", "/");
    private static final List<String> CHAT = List.of("/auth/whoami", "/db/health");
    private static final List<String> VERSION = List.of("/version", "/info", "/actuator/info", "/build");
    private static final List<String> FIELDS =
            List.of("commit", "sha", "git_sha", "revision", "commit_sha", "git_commit", "build_sha", "git.commit.id");
    private static final List<String> HEADERS =
            List.of("X-Build-Sha", "X-Revision", "X-Commit", "X-Git-Sha", "X-Git-Commit", "X-Version");

    Found find() {
        Optional<Answer> health = Optional.empty();
        Optional<String> healthy = Optional.empty();
        boolean outage = false;
        for (String path : HEALTH) {
            Observation seen = ask(path);
            if (seen instanceof NoAnswer none) {
                return new Found(Optional.empty(), Optional.empty(), Optional.empty(), Found.Api.UNKNOWN,
                        Optional.of(none.trouble().meaning()));
            }
            if (seen instanceof Answer answer && answer.status() == 200) {
                health = Optional.of(answer);
                healthy = Optional.of(path);
                break;
            }
            outage = outage || isOutage(seen);
        }
        String path = healthy.orElse("");
        Optional<RevisionAnswer> revision = health
                .flatMap(answer -> byHeader(path, answer).or(() -> byField(path, answer)))
                .or(() -> VERSION.stream().flatMap(version -> told(version).stream()).findFirst());
        Found.Api api = healthy.isEmpty() || outage ? Found.Api.UNKNOWN : api(path);
        return new Found(healthy, revision, health.flatMap(JsonReader::read).flatMap(ToldEnvironment::in), api,
                Optional.empty());
    }

    private Found.Api api(String health) {
        if (!health.equals("/health")) {
            return Found.Api.OTHER;
        }
        List<Observation> built = CHAT.stream().map(this::ask).toList();
        if (built.stream().anyMatch(seen -> !isOk(seen) && !isOutage(seen))) {
            return Found.Api.OTHER;
        }
        return built.stream().allMatch(Probe::isOk) ? Found.Api.BUILT_IN : Found.Api.UNKNOWN;
    }

    private static boolean isOk(Observation seen) {
        return seen instanceof Answer answer && answer.status() == 200;
    }

    /** Whether it says nothing of what is there otherwise. */
    private static boolean isOutage(Observation seen) {
        return !(seen instanceof Answer answer) || answer.status() >= 500 || answer.status() == 429;
    }

    private Observation ask(String path) {
        return client.call(Request.get(path), deadline);
    }

    private Optional<RevisionAnswer> told(String path) {
        return ask(path) instanceof Answer answer && answer.status() == 200
                ? byHeader(path, answer).or(() -> byField(path, answer))
                : Optional.empty();
    }

    private static Optional<RevisionAnswer> byHeader(String path, Answer answer) {
        return HEADERS.stream()
                .filter(name -> answer.header(name).filter(value -> COMMIT.matcher(value).matches()).isPresent())
                .map(name -> new RevisionAnswer(path.equals("/health")
                        ? "{header: " + name + "}"
                        : "{header: " + name + ", path: " + path + "}"))
                .findFirst();
    }

    private static Optional<RevisionAnswer> byField(String path, Answer answer) {
        return JsonReader.read(answer).stream()
                .flatMap(json -> FIELDS.stream().filter(field -> COMMIT.matcher(text(json, field)).matches()))
                .map(field -> new RevisionAnswer("{path: " + path + ", field: " + field + "}"))
                .findFirst();
    }

    private static String text(JsonNode json, String field) {
        JsonNode at = json;
        for (String name : field.split("\\.")) {
            at = at.path(name);
        }
        return at.asString("");
    }
}
