package tests.settings.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.UsageError;
import lockstep.base.release.Environment;
import lockstep.base.release.ServiceName;
import lockstep.gates.gate.GateName;
import lockstep.gates.http.Target;
import lockstep.settings.Config;
import lockstep.settings.ConfigReader;
import lockstep.settings.GovernedConfig;
import lockstep.settings.services.ServiceChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeveralServicesTest {

    private static final Config THREE = ConfigReader.parse(Yaml.THREE, "lockstep.yaml");
    private static final ServiceName WORKERS = new ServiceName("workers");
    private static final ServiceName ORCHESTRATOR = new ServiceName("orchestrator");

    @Test
    void services_keep_the_order_of_the_file() {
        assertThat(THREE.serviceNames()).extracting(ServiceName::word)
                .containsExactly("api-gateway", "orchestrator", "workers");
        assertThat(THREE.isOfSeveral()).isTrue();
        assertThat(THREE.each()).hasSize(3).noneMatch(Config::isOfSeveral);
    }

    @Test
    void each_service_has_its_own_environments_gates_and_deployment() {
        Config workers = THREE.of(WORKERS);
        assertThat(workers.environment(Environment.PRODUCTION).orElseThrow().base().base())
                .isEqualTo("https://work.example");
        assertThat(workers.policy().requiredGates()).containsExactly(new GateName("health"));
        assertThat(workers.deploy(Environment.PRODUCTION)).isEmpty();
        Config orchestrator = THREE.of(ORCHESTRATOR);
        assertThat(orchestrator.policy().requiredGates()).containsExactly(new GateName("alive"));
        assertThat(orchestrator.gates().gates()).hasSize(1);
        assertThat(THREE.of(new ServiceName("api-gateway")).deploy(Environment.PRODUCTION).orElseThrow().command())
                .contains("api-gateway");
    }

    @Test
    void one_digest_is_in_force_for_all_of_them() {
        String whole = GovernedConfig.of(THREE).sha256();
        assertThat(THREE.each()).allMatch(one -> GovernedConfig.of(one).sha256().equals(whole));
        assertThat(GovernedConfig.of(THREE).values())
                .containsEntry("services", "[api-gateway, orchestrator, workers]")
                .containsEntry("services.workers.required_gates", "[health]")
                .containsEntry("services.workers.environments.production.base", "https://work.example")
                .containsKey("services.orchestrator.gates.alive")
                .doesNotContainKeys("environments.production.base", "policy.required_gates");
    }

    @Test
    void a_base_url_leads_to_its_service_and_environment() {
        Target base = Target.parse("https://work.staging.example");
        assertThat(THREE.serviceOf(base)).contains(WORKERS);
        assertThat(THREE.modeOf(base)).contains(Environment.STAGING);
        assertThat(THREE.of(ORCHESTRATOR).modeOf(base)).contains(Environment.STAGING);
        assertThat(THREE.serviceOf(Target.parse("https://elsewhere.example"))).isEmpty();
    }

    @Test
    void gates_at_the_top_are_of_all_that_declare_none(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("lockstep.yaml"), Yaml.THREE.replace("required_gates: [health]", ""));
        Files.createDirectories(folder.resolve("gates/workers"));
        Files.writeString(folder.resolve("gates/all.yaml"),
                "gates: {up: {get: /up, expect: {status: 200}}}\n");
        Config shared = ConfigReader.find(Optional.empty(), folder);
        assertThat(names(shared, "workers")).containsExactly("up");
        assertThat(names(shared, "orchestrator")).containsExactly("alive");
        Files.writeString(folder.resolve("gates/workers/queue.yaml"),
                "gates: {queue: {get: /queue, expect: {status: 200}}}\n");
        assertThat(names(ConfigReader.find(Optional.empty(), folder), "workers")).containsExactly("queue");
    }

    private static List<String> names(Config config, String service) {
        return config.of(new ServiceName(service)).gates().gates().stream().map(gate -> gate.name().word()).toList();
    }

    @Test
    void a_file_of_one_service_says_nothing_of_services() {
        Config one = ConfigReader.parse("environments: {staging: {base: https://s.example}}\n", "lockstep.yaml");
        assertThat(one.each()).containsExactly(one);
        assertThat(one.isOfSeveral()).isFalse();
        assertThat(GovernedConfig.of(one).values().keySet()).noneMatch(key -> key.startsWith("services"));
    }

    @Test
    void an_unknown_service_is_answered_with_the_nearest_and_all() {
        ServiceChoice choice = new ServiceChoice(THREE.serviceNames());
        UsageError error = catchThrowableOfType(UsageError.class, () -> choice.named("orchestrater"));
        assertThat(error).hasMessage("there is no service 'orchestrater' in lockstep.yaml");
        assertThat(error.remedy()).isEqualTo(
                "Did you mean 'orchestrator'? Its services: api-gateway, orchestrator, workers.");
        assertThat(choice.unnamed().remedy()).isEqualTo(
                "Use --service with one of: api-gateway, orchestrator, workers.");
        UsageError hostile = catchThrowableOfType(UsageError.class, () -> choice.named("\u001b[31mx/../../etc"));
        assertThat(hostile.getMessage()).doesNotContain("\u001b");
    }
}
