package tests.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * As much of a Kubernetes API server as a real kubectl asks for: two Deployments, an HTTPRoute, a Rollout of Argo, a
 * Canary of Flagger.
 */
final class KubernetesDouble implements AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/default/deployments/";
    private static final String ROUTES = "/apis/gateway.networking.k8s.io/v1/namespaces/default/httproutes/";
    private static final Map<String, String> DISCOVERY = Map.of(
            "/api", """
                    {"kind": "APIVersions", "versions": ["v1"]}""",
            "/apis", """
                    {"kind": "APIGroupList", "apiVersion": "v1", "groups": [
                     {"name": "apps", "versions": [{"groupVersion": "apps/v1", "version": "v1"}],
                      "preferredVersion": {"groupVersion": "apps/v1", "version": "v1"}},
                     {"name": "argoproj.io",
                      "versions": [{"groupVersion": "argoproj.io/v1alpha1", "version": "v1alpha1"}],
                      "preferredVersion": {"groupVersion": "argoproj.io/v1alpha1", "version": "v1alpha1"}},
                     {"name": "flagger.app", "versions": [{"groupVersion": "flagger.app/v1beta1", "version": "v1beta1"}],
                      "preferredVersion": {"groupVersion": "flagger.app/v1beta1", "version": "v1beta1"}},
                     {"name": "gateway.networking.k8s.io",
                      "versions": [{"groupVersion": "gateway.networking.k8s.io/v1", "version": "v1"}],
                      "preferredVersion": {"groupVersion": "gateway.networking.k8s.io/v1", "version": "v1"}}]}""",
            "/api/v1", """
                    {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "v1", "resources": []}""",
            "/apis/apps/v1", """
                    {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "apps/v1", "resources": [
                     {"name": "deployments", "singularName": "deployment", "namespaced": true, "kind": "Deployment",
                      "verbs": ["get", "list", "patch", "update"]},
                     {"name": "deployments/scale", "singularName": "", "namespaced": true, "group": "autoscaling",
                      "version": "v1", "kind": "Scale", "verbs": ["get", "patch", "update"]}]}""",
            "/apis/argoproj.io/v1alpha1", """
                    {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "argoproj.io/v1alpha1",
                     "resources": [{"name": "rollouts", "singularName": "rollout", "namespaced": true,
                      "kind": "Rollout", "verbs": ["get", "list"]}]}""",
            "/apis/flagger.app/v1beta1", """
                    {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "flagger.app/v1beta1",
                     "resources": [{"name": "canaries", "singularName": "canary", "namespaced": true,
                      "kind": "Canary", "verbs": ["get", "list"]}]}""",
            "/apis/gateway.networking.k8s.io/v1", """
                    {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "gateway.networking.k8s.io/v1",
                     "resources": [{"name": "httproutes", "singularName": "httproute", "namespaced": true,
                      "kind": "HTTPRoute", "verbs": ["get", "list", "patch", "update"]}]}""");

    private final HttpServer server;
    private final Map<String, Integer> replicas = new ConcurrentHashMap<>(Map.of("web-stable", 10, "web-canary", 0));
    private final ObjectNode route;
    private final Map<String, String> others = new ConcurrentHashMap<>();
    /** What the load tester of Flagger was asked, and of which canary. */
    private final List<String> told = new CopyOnWriteArrayList<>();
    private boolean accepts = true;

    KubernetesDouble() throws IOException {
        route = (ObjectNode) MAPPER.readTree("""
                {"apiVersion": "gateway.networking.k8s.io/v1", "kind": "HTTPRoute",
                 "metadata": {"name": "web", "namespace": "default", "generation": 1},
                 "spec": {"rules": [{"backendRefs": [{"name": "web-stable", "weight": 100},
                                                     {"name": "web-canary", "weight": 0}]}]},
                 "status": {"parents": [{"conditions": [
                    {"type": "Accepted", "status": "True", "observedGeneration": 1}]}]}}""");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on the gateway does not say that it took a change. */
    synchronized void acceptsNothing() {
        accepts = false;
    }

    /** A thing that is only looked at, below {@code /apis/}. */
    void holds(String path, String json) {
        others.put("/apis/" + path, json);
    }

    List<String> told() {
        return told;
    }

    int replicas(String deployment) {
        return replicas.get(deployment);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean writes = !exchange.getRequestMethod().equals("GET");
            String found = others.getOrDefault(path, DISCOVERY.get(path));
            if (path.startsWith(DEPLOYMENTS)) {
                found = deployment(path.substring(DEPLOYMENTS.length()), writes, body);
            } else if (path.startsWith(ROUTES)) {
                found = writes ? patched(body) : MAPPER.writeValueAsString(route);
            }
            if (path.startsWith("/tester/")) {
                told.add(path + " " + MAPPER.readTree(body).path("name").asString());
                found = "{}";
            }
            int status = found == null ? 404 : found.isEmpty() ? 422 : 200;
            byte[] answer = (status == 200 ? found : "{\"kind\": \"Status\", \"apiVersion\": \"v1\", \"status\": "
                    + "\"Failure\", \"code\": " + status + "}").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private String deployment(String rest, boolean writes, String body) {
        String name = rest.replace("/scale", "");
        if (!replicas.containsKey(name)) {
            return null;
        }
        if (writes) {
            replicas.put(name, MAPPER.readTree(body).path("spec").path("replicas").asInt());
        }
        String metadata = "\"metadata\": {\"name\": \"" + name + "\", \"namespace\": \"default\"}";
        int count = replicas.get(name);
        return rest.endsWith("/scale")
                ? "{\"kind\": \"Scale\", \"apiVersion\": \"autoscaling/v1\", " + metadata + ", \"spec\": {\"replicas\": "
                        + count + "}, \"status\": {\"replicas\": " + count + "}}"
                : "{\"kind\": \"Deployment\", \"apiVersion\": \"apps/v1\", " + metadata + ", \"spec\": {\"replicas\": "
                        + count + "}, \"status\": {" + (count == 0 ? "" : "\"readyReplicas\": " + count) + "}}";
    }

    /** Applies a JSON patch whole, or nothing of it. */
    private String patched(String body) {
        ObjectNode draft = route.deepCopy();
        for (JsonNode step : MAPPER.readTree(body)) {
            String path = step.path("path").asString();
            JsonNode value = step.path("value");
            if (step.path("op").asString().equals("test")) {
                if (!draft.at(path).equals(value)) {
                    return "";
                }
            } else {
                int last = path.lastIndexOf('/');
                ((ObjectNode) draft.at(path.substring(0, last))).set(path.substring(last + 1), value);
            }
        }
        route.set("spec", draft.path("spec"));
        int generation = route.path("metadata").path("generation").asInt() + 1;
        ((ObjectNode) route.path("metadata")).put("generation", generation);
        if (accepts) {
            ((ObjectNode) route.at("/status/parents/0/conditions/0")).put("observedGeneration", generation);
        }
        return MAPPER.writeValueAsString(route);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
