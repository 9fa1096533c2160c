package tests.bench.gate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What every contestant has to do.
 *
 * @param requests how often each path is asked for: a run that asked for anything else measured nothing
 * @param files what lies in the folder in which they are started
 * @param script the same as a plain script of curl
 */
record Task(Map<String, Integer> requests, Map<String, String> files, String script) {

    /** For httpyac. */
    static final String HTTP_FILE = "gates.http";

    private static final int DECLARED = 40;

    /** What promotion-gate asks of staging: the smoke of five, a burst of fifteen, both healths again. */
    static Task builtIn() {
        String chat = post("application/json", "{\"user_text\":\"hi\"}");
        String http = Stream.of(
                        Stream.of(get("/health"), get("/db/health"), get("/auth/whoami"), chat, post("text/plain", "hi")),
                        IntStream.range(0, 15).mapToObj(nth -> chat),
                        Stream.of(get("/health"), get("/db/health")))
                .flatMap(requests -> requests).collect(Collectors.joining("\n"));
        return new Task(Map.of(
                        "/health", 2, "/db/health", 2, "/auth/whoami", 1, "/api/chat as text", 1, "/api/chat", 16),
                Map.of(HTTP_FILE, http), "curl-gate.sh");
    }

    /** Forty gates that lockstep.yaml declares, each of a page of its own. */
    static Task declared() {
        List<String> paths = IntStream.range(0, DECLARED).mapToObj(nth -> "/item/" + nth).toList();
        String gates = paths.stream().map(path -> "  item_" + path.substring(6) + ": {get: " + path
                + ", expect: {status: 200, json: {/status: ok}}}\n").collect(Collectors.joining());
        String http = paths.stream().map(Task::get).collect(Collectors.joining("\n"));
        Map<String, Integer> requests = new TreeMap<>();
        paths.forEach(path -> requests.put(path, 1));
        return new Task(requests, Map.of("lockstep.yaml", "service: bench\ngates:\n" + gates, HTTP_FILE, http),
                "curl-declared.sh");
    }

    private static String get(String path) {
        return "###\nGET {{process.env.BASE}}" + path + "\n";
    }

    private static String post(String type, String body) {
        return "###\nPOST {{process.env.BASE}}/api/chat\nContent-Type: " + type + "\n\n" + body + "\n";
    }
}
