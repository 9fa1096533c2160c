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
import tools.jackson.databind.JsonNode;

/** Asks a service, by GET alone, where it is healthy, and how it tells its commit. */
record Probe(ServiceClient client, Deadline deadline) {

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,40}");
    private static final List<String> HEALTH = List.of("/health", "/healthz", "/readyz", "/actuator/health", "/");
    private static final List<String> VERSION = List.of("/version", "/info", "/actuator/info", "/build");
    private static final List<String> FIELDS =
            List.of("commit", "sha", "git_sha", "revision", "commit_sha", "git_commit", "build_sha", "git.commit.id");
    private static final List<String> HEADERS =
            List.of("X-Build-Sha", "X-Revision", "X-Commit", "X-Git-Sha", "X-Git-Commit", "X-Version");

    /** What was found out; {@code trouble} says why nothing answers. */
    record Found(Optional<String> health, Optional<RevisionAnswer> revision, boolean chat, Optional<String> trouble) {}

    Found find() {
        Optional<String> health = Optional.empty();
        Optional<RevisionAnswer> revision = Optional.empty();
        Optional<String> trouble = Optional.empty();
        for (String path : HEALTH) {
            switch (ask(path)) {
                case Answer answer when answer.status() == 200 -> {
                    health = health.or(() -> Optional.of(path));
                    revision = revision.or(() -> byHeader(path, answer)).or(() -> byField(path, answer));
                }
                case Answer other -> { }
                case NoAnswer none -> trouble = Optional.of(none.trouble().meaning());
            }
            if (health.isPresent() || trouble.isPresent()) {
                break;
            }
        }
        if (trouble.isEmpty() && revision.isEmpty()) {
            revision = VERSION.stream().flatMap(path -> told(path).stream()).findFirst();
        }
        boolean chat = health.equals(Optional.of("/health"))
                && ask("/auth/whoami") instanceof Answer who && who.status() == 200
                && ask("/db/health") instanceof Answer db && db.status() == 200;
        return new Found(health, revision, chat, trouble);
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
