package tests.settings.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import lockstep.base.error.ConfigurationError;
import lockstep.settings.ConfigReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WrongServicesTest {

    private static final String MOVE_ENVIRONMENTS = "Move it to services.NAME.environments.";
    private static final String NAMES = "Use lower case letters, digits and -, at most 40, a letter first.";

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong(Yaml.THREE + "  workers: {}\n",
                        "lockstep.yaml, line 19, column 3: the key 'workers' is here twice", "Keep one of them."),
                wrong(Yaml.THREE.replace("    environments:\n      staging: {base: \"https://work",
                                "    enviroments:\n      staging: {base: \"https://work"),
                        "lockstep.yaml, line 15, column 5: unknown key 'services.workers.enviroments'",
                        "Did you mean 'environments'? Known here: canary, contract, deploy, environments, gates, "
                                + "required_gates."),
                wrong(Yaml.THREE.replace("      production: {base: \"https://work.example\"}\n", ""),
                        "lockstep.yaml, line 15, column 5: services.workers.environments.production is missing",
                        "Name services.workers.environments.production.base: every service moves from staging to "
                                + "production."),
                wrong(Yaml.THREE.replace("https://work.example", "https://orch.example"),
                        "lockstep.yaml, line 17, column 20: services.workers.environments.production.base leads to "
                                + "the same service as services.orchestrator.environments.production.base",
                        "See docs/configuration.md for every key."),
                wrong(Yaml.THREE.replace("https://work.staging.example", "https://API.example/"),
                        "lockstep.yaml, line 16, column 17: services.workers.environments.staging.base leads to the "
                                + "same service as services.api-gateway.environments.production.base",
                        "See docs/configuration.md for every key."),
                wrong(Yaml.THREE + "environments: {staging: {base: \"https://s.example\"}}\n",
                        "lockstep.yaml, line 19, column 1: environments stands beside services, and each of them has "
                                + "its own",
                        MOVE_ENVIRONMENTS),
                wrong(Yaml.THREE + "deploy: {production: {wait: 5m}}\n",
                        "lockstep.yaml, line 19, column 1: deploy stands beside services, and each of them has its own",
                        "Move it to services.NAME.deploy."),
                wrong(Yaml.THREE + "policy: {required_gates: [health]}\n",
                        "lockstep.yaml, line 19, column 10: policy.required_gates stands beside services, and each of "
                                + "them has its own",
                        "Move it to services.NAME.required_gates."),
                wrong(Yaml.THREE.replace("required_gates: [health]", "required_gates: [helth]"),
                        "lockstep.yaml, line 18, column 5: services.workers.required_gates: promotion-gate has no "
                                + "gate 'helth'",
                        null),
                wrong(Yaml.THREE.replace("  workers:", "  Workers:"),
                        "lockstep.yaml, line 14, column 3: 'Workers' is not a name for a service", NAMES),
                wrong(Yaml.THREE.replace("  workers:", "  \"../../x\":"),
                        "lockstep.yaml, line 14, column 3: '../../x' is not a name for a service", NAMES),
                wrong(Yaml.THREE.replace("  workers:", "  \"a\\e[31m\\u202eb\":"),
                        null, NAMES),
                wrong(Yaml.THREE.replace("  workers:", "  " + "w".repeat(41) + ":"), null, NAMES),
                wrong(Yaml.THREE.replace("  workers:", "  a--b:"),
                        "lockstep.yaml, line 14, column 3: 'a--b' is not a name for a service", NAMES),
                wrong("sets: {platform: [{name: orders, folder: .}]}\n",
                        "lockstep.yaml, line 1, column 8: sets.platform has 1 member",
                        "Name from 2 to 20, in the order in which they are promoted."),
                wrong("sets:\n  platform:\n    - {name: orders, folder: .}\n    - {name: orders, folder: ../b}\n",
                        "lockstep.yaml, line 4, column 8: sets.platform[1].name: 'orders' is in the set twice",
                        "Rename one of them."),
                wrong("sets:\n  platform:\n    - {name: orders, folder: .}\n    - {name: b, folder: .}\n",
                        "lockstep.yaml, line 4, column 17: sets.platform[1].folder is another member's too",
                        "Name a clone of its own for each repository."),
                wrong("sets:\n  platform:\n    - {name: orders, folder: .}\n    - {nam: b, folder: ../b}\n",
                        "lockstep.yaml, line 4, column 8: unknown key 'sets.platform[1].nam'",
                        "Did you mean 'name'? Known here: folder, name."),
                wrong("sets: {\"a/../b\": [{name: orders, folder: .}, {name: b, folder: ../b}]}\n",
                        "lockstep.yaml, line 1, column 8: 'a/../b' is not a name here", NAMES),
                wrong("services: {}\n", "lockstep.yaml, line 1, column 1: services names none",
                        "Name at least one, or leave services out; at most 20."),
                wrong("services: [a, b]\n",
                        "lockstep.yaml, line 1, column 1: services must be keys with values, not a list", null),
                wrong("services: {a: here}\n",
                        "lockstep.yaml, line 1, column 12: services.a must be keys with values, not 'here'",
                        "Known here: canary, contract, deploy, environments, gates, required_gates."),
                wrong(Yaml.THREE.replace("    required_gates: [health]", "    gates:"),
                        "lockstep.yaml, line 18, column 5: services.workers.gates has no value",
                        "Write one, or remove the line."),
                wrong(Yaml.THREE + "pipeline: {canary: {base: \"https://c.example\"}}\n",
                        "lockstep.yaml, line 19, column 12: pipeline.canary stands beside services, and each of them "
                                + "has its own",
                        "Move it to services.NAME.canary."),
                canary("{steps: ['0%']}",
                        "lockstep.yaml, line 19, column 22: services.workers.canary.steps[0] must be more than 0% and "
                                + "less than 100%", null),
                canary("{stepps: [10%]}", "lockstep.yaml, line 19, column 14: unknown key "
                        + "'services.workers.canary.stepps'", null),
                canary("{}", "lockstep.yaml, line 19, column 5: services.workers.canary says nothing: name traffic and "
                        + "metrics, or take it out", null),
                canary("{duration: 2h, deadline: 1h}",
                        "lockstep.yaml, line 19, column 28: services.workers.canary.deadline is shorter than "
                                + "services.workers.canary.duration", null),
                canary("{traffic: {set: [a], read: [b]}}",
                        "lockstep.yaml, line 19, column 14: services.workers.canary.traffic.abort is missing: a list "
                                + "of words, the program first", null),
                canary("{gates: {error_rate: {increase: 1%}}}",
                        "lockstep.yaml, line 19, column 35: services.workers.canary.gates.error_rate.increase: write "
                                + "it in percentage points, like 1pp. A relative increase of a small error rate cannot "
                                + "be shown: 1 % of a rate of 0.5 % takes 17 million canary requests", null),
                canary("{requires: [{approvals: {role: NOBODY}}]}",
                        "lockstep.yaml, line 19, column 26: services.workers.canary.requires[0].approvals.role must be "
                                + "one of pipeline.roles: there is none", null),
                canary("{on_deadline: wait}",
                        "lockstep.yaml, line 19, column 14: services.workers.canary.on_deadline: 'wait' is not abort "
                                + "or hold", null),
                canary("{base: \"https://c.example\"}\n  idle:\n    environments:\n      staging: "
                                + "{base: \"https://i.staging.example\"}\n      production: "
                                + "{base: \"https://i.example\"}\n    canary: {base: \"https://c.example\"}",
                        "lockstep.yaml, line 24, column 14: services.idle.canary.base leads to the same service as "
                                + "services.workers.canary.base", null),
                canary("{traffic: {set: [a], read: [b], abort: [c]}}\n  idle:\n    environments:\n      staging: "
                                + "{base: \"https://i.staging.example\"}\n      production: "
                                + "{base: \"https://i.example\"}\n    canary: {traffic: {set: [d], read: [b], abort: [c]}}",
                        "lockstep.yaml, line 24, column 34: services.idle.canary.traffic.read is the same as "
                                + "services.workers.canary.traffic.read: each service has its own", null),
                canary("{metrics: {source: command, command: [a]}}\n  idle:\n    environments:\n      staging: "
                                + "{base: \"https://i.staging.example\"}\n      production: "
                                + "{base: \"https://i.example\"}\n    canary: {metrics: {source: command, command: [a]}}",
                        "lockstep.yaml, line 24, column 41: services.idle.canary.metrics.command is the same as "
                                + "services.workers.canary.metrics.command: each service has its own", null));
    }

    /** Of the last service of three. */
    private static Arguments canary(String section, String message, String remedy) {
        return wrong(Yaml.THREE + "    canary: " + section + "\n", message, remedy);
    }

    private static Arguments wrong(String yaml, String message, String remedy) {
        return Arguments.of(yaml, message, remedy);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("wrong")
    void wrong_services_are_told_by_place_and_remedy(String yaml, String message, String remedy) {
        ConfigurationError error = catchThrowableOfType(
                ConfigurationError.class, () -> ConfigReader.parse(yaml, "lockstep.yaml"));
        assertThat(error).isNotNull();
        assertThat(error.getMessage()).startsWith("lockstep.yaml, line ").doesNotContain("\u001b", "\u202e");
        if (message != null) {
            assertThat(error).hasMessage(message);
        }
        if (remedy != null) {
            assertThat(error.remedy()).isEqualTo(remedy);
        }
    }
}
