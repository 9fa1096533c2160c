package tests.demo.service;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import lockstep.demo.chat.Json;
import lockstep.demo.service.DemoService;
import tools.jackson.databind.JsonNode;

/** What a client that nobody here wrote sees of the service. */
final class Visit {

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(60))
            .build();

    private final DemoService service;

    Visit(DemoService service) {
        this.service = service;
    }

    HttpResponse<String> get(String path) {
        return send(to(path).GET());
    }

    HttpResponse<String> method(String method, String path) {
        return send(to(path).method(method, BodyPublishers.noBody()));
    }

    HttpResponse<String> post(String contentType, String body) {
        return send(to("/api/chat").header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> say(String text) {
        return post("application/json", "{\"user_text\":\"" + text + "\"}");
    }

    HttpResponse<String> sayWithCookie(String text, String cookie) {
        return send(to("/api/chat")
                .header("Content-Type", "application/json")
                .header("Cookie", cookie)
                .POST(BodyPublishers.ofString("{\"user_text\":\"" + text + "\"}")));
    }

    HttpResponse<String> whoami(String cookie) {
        return send(to("/auth/whoami").header("Cookie", cookie).GET());
    }

    List<HttpResponse<String>> say(String text, int times) {
        return Stream.generate(() -> say(text)).limit(times).toList();
    }

    HttpResponse<String> from(String origin, String path) {
        return send(to(path).header("Origin", origin).GET());
    }

    HttpResponse<String> preflight(String origin) {
        return send(to("/api/chat")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    static JsonNode json(HttpResponse<String> response) {
        return Json.read(response.body().getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    /** A text of the answer, where it is JSON and has one of that name. */
    static String text(HttpResponse<String> response, String field) {
        return Json.read(response.body().getBytes(StandardCharsets.UTF_8))
                .map(node -> node.path(field).asString(""))
                .orElse("");
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(service.base().resolve(path)).timeout(Duration.ofSeconds(60));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
