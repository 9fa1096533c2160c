package tests.recipes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * As much of a Kubernetes API server as a real kubectl asks for to set the image of a Deployment {@code web}, in the
 * namespaces {@code staging} and {@code production}, and to wait for its rollout.
 */
final class DeploymentServer implements AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String NAMESPACES = "/apis/apps/v1/namespaces/";
    private static final Map<String, String> DISCOVERY = Map.of(
            "/api", """
                    {"kind": "APIVersions", "versions": ["v1"]}""",
            "/apis", """
                    {"kind": "APIGroupList", "apiVersion": "v1", "groups": [
                     {"name": "apps", "versions": [{"groupVersion": "apps/v1", "version": "v1"}],
                      "preferredVersion": {"groupVersion": "apps/v1", "version": "v1"}}]}""",
            "/api/v1", """
                    {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "v1", "resources": []}""",
            "/apis/apps/v1", """
                    {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "apps/v1", "resources": [
                     {"name": "deployments", "singularName": "deployment", "namespaced": true, "kind": "Deployment",
                      "verbs": ["get", "list", "patch", "update", "watch"]}]}""");

    private final HttpServer server;
    private final Map<String, ObjectNode> deployments = new TreeMap<>();
    private final BiConsumer<String, String> starts;
    private boolean pullsImages = true;

    /** @param starts is told the namespace and the image that its pods run from now on */
    DeploymentServer(BiConsumer<String, String> starts) {
        this.starts = starts;
        for (String namespace : new String[] {"staging", "production"}) {
            deployments.put(namespace, (ObjectNode) MAPPER.readTree("""
                    {"kind": "Deployment", "apiVersion": "apps/v1", "metadata": {"name": "web", "namespace": "%s",
                      "generation": 1, "resourceVersion": "1", "annotations": {}},
                     "spec": {"replicas": 1, "progressDeadlineSeconds": 600, "selector": {"matchLabels": {"app": "web"}}, "template": {
                       "metadata": {"labels": {"app": "web"}},
                       "spec": {"containers": [{"name": "web", "image": "registry.example/web:none"}]}}},
                     "status": {}}""".formatted(namespace)));
            rollOut(namespace);
        }
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** From now on no new pod becomes ready, and the Deployment says that it is past its deadline. */
    synchronized void cannotPull() {
        pullsImages = false;
    }

    synchronized void canPullAgain() {
        pullsImages = true;
        deployments.keySet().forEach(this::rollOut);
    }

    synchronized String changeCause(String namespace) {
        return deployments.get(namespace).at("/metadata/annotations/kubernetes.io~1change-cause").asString("");
    }

    private static String image(ObjectNode deployment) {
        return deployment.at("/spec/template/spec/containers/0/image").asString();
    }

    private void rollOut(String namespace) {
        ObjectNode deployment = deployments.get(namespace);
        int generation = deployment.at("/metadata/generation").asInt();
        deployment.set("status", MAPPER.readTree(pullsImages
                ? """
                  {"observedGeneration": %d, "replicas": 1, "updatedReplicas": 1, "readyReplicas": 1, "availableReplicas": 1}"""
                        .formatted(generation)
                : """
                  {"observedGeneration": %d, "replicas": 2, "updatedReplicas": 1, "readyReplicas": 1, "availableReplicas": 1,
                   "conditions": [{"type": "Progressing", "status": "False", "reason": "ProgressDeadlineExceeded"}]}"""
                        .formatted(generation)));
        if (pullsImages) {
            starts.accept(namespace, image(deployment));
        }
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String found = DISCOVERY.get(path);
            if (path.startsWith(NAMESPACES)) {
                String[] parts = path.substring(NAMESPACES.length()).split("/");
                if (exchange.getRequestMethod().equals("PATCH")) {
                    patch(parts[0], MAPPER.readTree(body));
                }
                String one = MAPPER.writeValueAsString(deployments.get(parts[0]));
                found = parts.length > 2 ? one : "{\"kind\": \"DeploymentList\", \"apiVersion\": \"apps/v1\", "
                        + "\"metadata\": {\"resourceVersion\": \"1\"}, \"items\": [" + one + "]}";
            }
            byte[] answer = (found == null ? "{\"kind\": \"Status\", \"apiVersion\": \"v1\", \"status\": \"Failure\", "
                    + "\"code\": 404}" : found).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(found == null ? 404 : 200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    /** What the two commands of the recipe change: the one container's image, and annotations. */
    private void patch(String namespace, JsonNode change) {
        ObjectNode deployment = deployments.get(namespace);
        ObjectNode metadata = (ObjectNode) deployment.get("metadata");
        change.at("/metadata/annotations").properties().forEach(annotation ->
                ((ObjectNode) metadata.get("annotations")).set(annotation.getKey(), annotation.getValue()));
        JsonNode image = change.at("/spec/template/spec/containers/0/image");
        if (image.isString()) {
            ((ObjectNode) deployment.at("/spec/template/spec/containers/0")).set("image", image);
            metadata.put("generation", metadata.get("generation").asInt() + 1);
            rollOut(namespace);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
