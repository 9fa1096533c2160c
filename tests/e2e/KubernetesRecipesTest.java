package tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import lockstep.base.text.Secrets;
import lockstep.gates.gate.Waiting;
import lockstep.gates.http.Deadline;
import lockstep.release.traffic.Traffic;
import lockstep.release.traffic.Weight;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.house.Program;
import tests.house.Repository;
import tests.house.Tools;
import tests.release.workflow.ReleaseDay;

/** The scripts of the recipes, as they stand there, with a real kubectl against a double of the API server. */
class KubernetesRecipesTest {

    @TempDir
    Path folder;

    private KubernetesDouble cluster;

    @BeforeEach
    void begin() throws IOException {
        Tools.need("kubectl");
        Tools.need("jq");
        cluster = new KubernetesDouble();
        ReleaseDay.write(folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: double, cluster: {server: "%s"}}]
                contexts: [{name: double, context: {cluster: double, user: nobody}}]
                users: [{name: nobody, user: {}}]
                current-context: double
                """.formatted(cluster.url()));
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    private Traffic traffic(String recipe) {
        String document = Repository.read(Repository.root().resolve("docs/recipes/" + recipe + ".md"));
        ReleaseDay.write(folder.resolve("weight.sh"), document.split("```bash\n", 2)[1].split("```", 2)[0]);
        List<String> script = List.of("env", "KUBECONFIG=" + folder.resolve("kubeconfig"), "HOME=" + folder,
                "PATH=" + folder + ":" + System.getenv("PATH"), "GATE=" + cluster.url() + "/tester", "bash", "weight.sh");
        return new Traffic(with(script, "{weight}"), with(script, "read"), with(script, "0"),
                Duration.ofSeconds(30), folder, new Secrets(), Waiting.real());
    }

    private static List<String> with(List<String> script, String word) {
        return Stream.concat(script.stream(), Stream.of(word)).toList();
    }

    private static Deadline seconds(int seconds) {
        return Deadline.in(Duration.ofSeconds(seconds));
    }

    @Test
    void two_Deployments_are_scaled_read_and_taken_back() {
        Traffic traffic = traffic("kubernetes-deployments");

        assertThat(traffic.set(10, seconds(60))).isEmpty();
        assertThat(cluster.replicas("web-canary")).isEqualTo(1);
        assertThat(cluster.replicas("web-stable")).isEqualTo(9);
        assertThat(traffic.set(15, seconds(60)).orElseThrow()).contains("10 pods cannot make 15 %");
        assertThat(traffic.abort()).isEmpty();
        assertThat(cluster.replicas("web-canary")).isZero();
    }

    @Test
    void weights_of_a_route_are_patched_read_and_taken_back() {
        Traffic traffic = traffic("gateway-api");

        assertThat(traffic.read(seconds(60))).isEqualTo(new Weight.Known(0));
        assertThat(traffic.set(10, seconds(60))).isEmpty();
        assertThat(traffic.read(seconds(60))).isEqualTo(new Weight.Known(10));
        assertThat(traffic.abort()).isEmpty();
        assertThat(traffic.read(seconds(60))).isEqualTo(new Weight.Known(0));
    }

    /** A plugin of kubectl, which Argo ships, in as much as the recipe asks of it. */
    private void argoPlugin() {
        Program.write(folder.resolve("kubectl-argo"), """
                #!/bin/sh
                echo "$@" >> "%s"
                """.formatted(folder.resolve("argo")));
    }

    private void rollout(int generation, int observed, String status) {
        cluster.holds("argoproj.io/v1alpha1/namespaces/default/rollouts/web", """
                {"apiVersion": "argoproj.io/v1alpha1", "kind": "Rollout",
                 "metadata": {"name": "web", "namespace": "default", "generation": %d},
                 "spec": {"strategy": {"canary": {"steps": [{"setWeight": 10}, {"pause": {}}]}}},
                 "status": {"observedGeneration": "%d", %s}}""".formatted(generation, observed, status));
    }

    @Test
    void a_Rollout_of_Argo_is_read_once_its_status_speaks_of_it_and_is_aborted() throws IOException {
        argoPlugin();
        Traffic traffic = traffic("argo-rollouts");
        rollout(2, 2, "\"canary\": {\"weights\": {\"canary\": {\"weight\": 10}}}");

        assertThat(traffic.set(10, seconds(60))).isEmpty();
        assertThat(traffic.read(seconds(60))).isEqualTo(new Weight.Known(10));
        assertThat(traffic.set(20, seconds(60)).orElseThrow()).contains("the Rollout's first step is 10 %, not 20 %");
        rollout(3, 2, "\"canary\": {\"weights\": {\"canary\": {\"weight\": 10}}}");
        assertThat(traffic.read(seconds(10))).isInstanceOf(Weight.Unknown.class);
        rollout(3, 3, "\"abort\": true");
        assertThat(traffic.abort()).isEmpty();
        assertThat(Files.readString(folder.resolve("argo"))).isEqualTo("rollouts abort web\n");
    }

    private void canary(int weight) {
        cluster.holds("flagger.app/v1beta1/namespaces/default/canaries/web", """
                {"apiVersion": "flagger.app/v1beta1", "kind": "Canary",
                 "metadata": {"name": "web", "namespace": "default"},
                 "status": {"canaryWeight": %d}}""".formatted(weight));
    }

    @Test
    void gates_of_Flagger_are_opened_for_a_weight_and_closed_with_a_rollback() {
        Traffic traffic = traffic("flagger");
        canary(10);

        assertThat(traffic.set(10, seconds(60))).isEmpty();
        assertThat(cluster.told()).containsExactly("/tester/gate/open web");
        canary(0);
        assertThat(traffic.abort()).isEmpty();
        assertThat(cluster.told()).containsExactly(
                "/tester/gate/open web", "/tester/gate/close web", "/tester/rollback/open web");
    }

    @Test
    void a_weight_that_the_gateway_has_not_accepted_is_unknown() {
        Traffic traffic = traffic("gateway-api");
        cluster.acceptsNothing();

        assertThat(traffic.set(10, seconds(10)).orElseThrow()).contains("cannot be read: traffic.read printed nothing");
    }
}
