package tests.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import lockstep.base.error.ConfigurationError;
import lockstep.base.error.ExitCode;
import lockstep.settings.ConfigReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wrong files, with all that is said of each: file, line, column, what is wrong, what is allowed. */
class WrongFilesTest {

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(
                        "service: *x\n",
                        "lockstep.yaml, line 1, column 10: an alias (*name) that names nothing",
                        "Write the value out; put quotes around a text that begins with *."),
                Arguments.of(
                        "policy: {gate_max_age: 24 hours}\n",
                        "lockstep.yaml, line 1, column 10: policy.gate_max_age: '24 hours' is not a duration; "
                                + "write it like 90s, 5m or 24h",
                        "See docs/configuration.md for every key."),
                Arguments.of(
                        "git:\n  remote: origin\n staging: main\n",
                        "lockstep.yaml, line 3, column 2: an indentation that fits nothing above",
                        "Indent keys that belong together by the same spaces."),
                Arguments.of(
                        "environments: {staging: {base: \"ftp://x\"}}\n",
                        "lockstep.yaml, line 1, column 26: environments.staging.base: the base URL 'ftp://x' "
                                + "does not start with http:// or https://",
                        "See docs/configuration.md for every key."),
                Arguments.of(
                        "policy: {require_revision: maybe}\n",
                        "lockstep.yaml, line 1, column 10: policy.require_revision must be true or false, not 'maybe'",
                        "See docs/configuration.md for every key."),
                Arguments.of(
                        "contract: {limits: {breaker_failures: many}}\n",
                        "lockstep.yaml, line 1, column 21: contract.limits.breaker_failures must be a whole "
                                + "number, not 'many'",
                        "See docs/configuration.md for every key."),
                Arguments.of(
                        "change_class:\n  rules:\n    - {paths: [\"a/**\"], class: D}\n",
                        "lockstep.yaml, line 3, column 25: change_class.rules[0].class: 'D' is not A, B or C",
                        "See docs/configuration.md for every key."),
                Arguments.of(
                        "deploy: {production: {command: [1, {a: b}]}}\n",
                        "lockstep.yaml, line 1, column 36: deploy.production.command[1] must be one text, not a mapping",
                        "See docs/configuration.md for every key."),
                Arguments.of(
                        "deploy: {production: {command: ./deploy.sh}}\n",
                        "lockstep.yaml, line 1, column 23: deploy.production.command must be a list, not './deploy.sh'",
                        "Write it like [one, two]."),
                Arguments.of(
                        "policy:\n  gate_max_age: 1h\n  gate_max_age: 2h\n",
                        "lockstep.yaml, line 3, column 3: the key 'gate_max_age' is here twice",
                        "Keep one of them."),
                Arguments.of(
                        "service: a\nservice: b\n",
                        "lockstep.yaml, line 2, column 1: the key 'service' is here twice",
                        "Keep one of them."),
                Arguments.of(
                        "environments: {test: {base: \"https://x\"}}\n",
                        "lockstep.yaml, line 1, column 16: unknown key 'environments.test'",
                        "Known here: production, staging."),
                Arguments.of(
                        "pipeline: {freeze: [{from: tomorrow, to: later}]}\n",
                        "lockstep.yaml, line 1, column 21: pipeline.freeze[0] needs from, to and reason",
                        "See docs/configuration.md for every key."),
                Arguments.of(
                        "git: [a, b]\n",
                        "lockstep.yaml, line 1, column 1: git must be keys with values, not a list",
                        "Known here: production, remote, staging."),
                Arguments.of(
                        "evidence: {log: ../x}\n",
                        "lockstep.yaml, line 1, column 12: evidence.log must be a path like docs/RELEASE_LOG.md, "
                                + "not in evidence/ or sot/, of names that every file system takes",
                        "See docs/configuration.md for every key."),
                Arguments.of(
                        "service: {a: b}\n",
                        "lockstep.yaml, line 1, column 1: service must be one text, not a mapping",
                        "See docs/configuration.md for every key."),
                Arguments.of(
                        "service: a\n---\nservice: b\n",
                        "lockstep.yaml, line 2, column 1: a second document begins",
                        "Keep one document: remove the line ---."),
                Arguments.of(
                        "policy: {gate_max_age: -1h}\n",
                        "lockstep.yaml, line 1, column 10: policy.gate_max_age: '-1h' is not a duration; write "
                                + "it like 90s, 5m or 24h",
                        "See docs/configuration.md for every key."),
                Arguments.of(
                        "environments: {staging: {frontend: \"https://x\"}}\n",
                        "lockstep.yaml, line 1, column 16: environments.staging.base is missing",
                        "See docs/configuration.md for every key."),
                Arguments.of(
                        "environments: {staging: {base: \"https://x\", revision: {}}}\n",
                        "lockstep.yaml, line 1, column 45: environments.staging.revision needs exactly one of "
                                + "header, field (with path) and command",
                        "See docs/configuration.md for every key."),
                Arguments.of(
                        "environments:\n  staging:\n",
                        "lockstep.yaml, line 2, column 3: environments.staging has no value",
                        "Write one, or remove the line."),
                Arguments.of(
                        "policy: {required_gates: [health, ]}\nguard: {required: [null]}\n",
                        "lockstep.yaml, line 2, column 9: guard.required: 'null' is not a variable's name",
                        "See docs/configuration.md for every key."),
                Arguments.of(
                        "policy: {required_gates: 3}\n",
                        "lockstep.yaml, line 1, column 10: policy.required_gates must be a list, not '3'",
                        "Write it like [one, two]."),
                Arguments.of(
                        "environments:\n  staging: {base: \"https://a.example\"}\n  production: {base: "
                                + "\"https://a.example\"}\n",
                        "lockstep.yaml, line 3, column 16: environments.production.base leads to the same "
                                + "service as environments.staging.base; gates of staging would burst production",
                        "See docs/configuration.md for every key."),
                Arguments.of(
                        "contract: {health: health}\n",
                        "lockstep.yaml, line 1, column 12: contract.health must be a path like /health",
                        "See docs/configuration.md for every key."),
                Arguments.of(
                        "pipeline:\n  staging:\n    requires:\n      - {coverage: {min: lots}}\n",
                        "lockstep.yaml, line 4, column 21: pipeline.staging.requires[0].coverage.min: 'lots' is "
                                + "not a share; write it like 10%",
                        "See docs/configuration.md for every key."),
                Arguments.of(
                        "contract: {limits: {rate: fast}}\n",
                        "lockstep.yaml, line 1, column 21: contract.limits.rate: 'fast' is not a pace; write it like 5/10s",
                        "See docs/configuration.md for every key."),
                Arguments.of(
                        "policy: {required_gates: []}\n",
                        "lockstep.yaml, line 1, column 10: policy.required_gates is empty, so no gate would have to pass",
                        "See docs/configuration.md for every key."),
                Arguments.of(
                        "policy: {required_gates: [health, db_helth]}\n",
                        "lockstep.yaml, line 1, column 10: policy.required_gates: promotion-gate has no gate 'db_helth'",
                        "Did you mean 'db_health'? Its gates: revision, health, db_health, whoami, chat_happy, "
                                + "chat_415, burst_429, burst_recovery, health_after, db_health_after, drill_a, drill_b, "
                                + "drill_c, drill_d, drill_e, drill_f, drill_g, drill_h, drill_i, budget_block, "
                                + "certificate."),
                Arguments.of(
                        "pipeline:\n  staging:\n    requires:\n      - {approvals: {role: NOBODY}}\n",
                        "lockstep.yaml, line 4, column 10: pipeline.staging.requires[0].approvals.role must be "
                                + "one of pipeline.roles: there is none",
                        "See docs/configuration.md for every key."),
                Arguments.of(
                        "evidence: {require_signatures: true}\n",
                        "lockstep.yaml, line 1, column 12: evidence.require_signatures needs "
                                + "evidence.allowed_signers, to know whose count",
                        "See docs/configuration.md for every key."),
                Arguments.of(
                        "pipeline:\n  canary:\n    steps: [10]\n",
                        "lockstep.yaml, line 3, column 13: pipeline.canary.steps[0]: '10' is not a share; write "
                                + "it like 10%",
                        "See docs/configuration.md for every key."),
                Arguments.of(
                        "policy: {required_gates: health}\n",
                        "lockstep.yaml, line 1, column 10: policy.required_gates must be a list, not 'health'",
                        "Write it like [one, two]."),
                Arguments.of(
                        "git: origin\n",
                        "lockstep.yaml, line 1, column 1: git must be keys with values, not 'origin'",
                        "Known here: production, remote, staging."),
                Arguments.of(
                        "policy:\n\tgate_max_age: 24h\n",
                        "lockstep.yaml, line 2, column 1: a tab where YAML wants spaces",
                        "Indent with spaces."),
                Arguments.of(
                        "- service: x\n",
                        "lockstep.yaml, line 1, column 1: the document is a list, not keys with values",
                        "Known here: change_class, contract, deploy, environments, evidence, gates, git, guard, notify, "
                                + "pipeline, policy, service, services, sets, slo."),
                Arguments.of(
                        "hello\n",
                        "lockstep.yaml, line 1, column 1: the document is a text, not keys with values",
                        "Known here: change_class, contract, deploy, environments, evidence, gates, git, guard, notify, "
                                + "pipeline, policy, service, services, sets, slo."),
                Arguments.of(
                        "pipeline:\n  staging:\n    requires:\n      - {checks: [a], coverage: {min: 80%}}\n",
                        "lockstep.yaml, line 4, column 9: pipeline.staging.requires[0] needs exactly one of "
                                + "checks, coverage, findings, review, tests, soak, approvals, budget and kill_switch; "
                                + "`trust` may be added",
                        "See docs/configuration.md for every key."),
                Arguments.of(
                        "environments: {staging: {base: \"https://x\", revision: {header: A, command: [b]}}}\n",
                        "lockstep.yaml, line 1, column 45: environments.staging.revision needs exactly one of "
                                + "header, field (with path) and command",
                        "See docs/configuration.md for every key."),
                Arguments.of(
                        "policy: {gate_max_age: 24h\n",
                        "lockstep.yaml, line 2, column 1: a { or [ that is not closed, or a comma that is missing",
                        "Close it, or put quotes around the text."),
                Arguments.of(
                        "policy:\n  gate_maxage: 24h\n",
                        "lockstep.yaml, line 2, column 3: unknown key 'policy.gate_maxage'",
                        "Did you mean 'gate_max_age'? Known here: full_revision, gate_max_age, require_revision, "
                                + "required_gates."),
                Arguments.of(
                        "pipeline:\n  staging:\n    requires:\n      - {cheks: [a]}\n",
                        "lockstep.yaml, line 4, column 10: unknown key 'pipeline.staging.requires[0].cheks'",
                        "Did you mean 'checks'? Known here: approvals, budget, checks, coverage, findings, "
                                + "kill_switch, review, soak, tests, trust."),
                Arguments.of(
                        "servce: x\n",
                        "lockstep.yaml, line 1, column 1: unknown key 'servce'",
                        "Did you mean 'service'? Known here: change_class, contract, deploy, environments, "
                                + "evidence, gates, git, guard, notify, pipeline, policy, service, services, sets, slo."),
                Arguments.of(
                        "environments: {staging: {base: \"https://x/?a=b\"}}\n",
                        "lockstep.yaml, line 1, column 26: environments.staging.base: the base URL "
                                + "'https://x/?[redacted]' has a query or a fragment",
                        "See docs/configuration.md for every key."),
                Arguments.of(
                        "policy: {gate_max_age: 0s}\n",
                        "lockstep.yaml, line 1, column 10: policy.gate_max_age: '0s' is not a duration; write it "
                                + "like 90s, 5m or 24h",
                        "See docs/configuration.md for every key."));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("wrong")
    void wrong_file_is_told_by_place_and_remedy(String yaml, String message, String remedy) {
        ConfigurationError error = catchThrowableOfType(
                ConfigurationError.class, () -> ConfigReader.parse(yaml, "lockstep.yaml"));
        assertThat(error).hasMessage(message);
        assertThat(error.remedy()).isEqualTo(remedy);
        assertThat(error.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("wrong")
    void neither_java_nor_the_parser_speaks(String yaml, String message, String remedy) {
        assertThat(message + remedy).doesNotContainPattern("[A-Z][a-z]+[A-Z][a-z]+|\\$|java\\.|token|deserialize|scanning");
    }

    @Test
    void file_of_another_encoding_is_refused(@TempDir Path folder) throws Exception {
        for (Charset charset : new Charset[] {StandardCharsets.UTF_16, StandardCharsets.ISO_8859_1}) {
            Path file = Files.writeString(folder.resolve("lockstep.yaml"), "service: caf\u00e9\n", charset);
            ConfigurationError error = catchThrowableOfType(ConfigurationError.class, () -> ConfigReader.read(file));
            assertThat(error).hasMessage("the configuration " + file + " is not UTF-8 text");
        }
    }

    @Test
    void character_that_yaml_does_not_allow_is_refused() {
        ConfigurationError error = catchThrowableOfType(
                ConfigurationError.class,
                () -> ConfigReader.parse("service: \uD83D\uDE80\ngit:\n  remote: \u001borigin\n", "lockstep.yaml"));
        assertThat(error).hasMessage("lockstep.yaml, line 3, column 11: a character that YAML does not allow");
    }
}
