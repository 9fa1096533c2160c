package tests.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.base.release.Environment;
import lockstep.gates.gate.GateName;
import lockstep.gates.http.Target;
import lockstep.gates.revision.RevisionSource;
import lockstep.record.signature.SigningKey;
import lockstep.settings.Config;
import lockstep.settings.ConfigReader;
import lockstep.settings.gates.Beside;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {

    private static Config read(String yaml) {
        return ConfigReader.parse(yaml, "lockstep.yaml");
    }

    @Test
    void everything_has_a_default_but_the_base_urls() {
        Config config = read("");
        assertThat(config).isEqualTo(Config.defaults());
        assertThat(config.git().production()).isEqualTo("release");
        assertThat(config.evidence().branch()).isEqualTo("release-evidence");
        assertThat(config.policy().gateMaxAge()).isEqualTo(Duration.ofHours(24));
        assertThat(config.policy().requiredGates()).contains(new GateName("burst_429"));
        assertThat(config.environment(Environment.STAGING)).isEmpty();
    }

    @Test
    void the_design_s_example_is_read_whole() {
        Config config = read("""
                service: cognitive-api
                git: {remote: upstream, staging: trunk, production: live}
                environments:
                  staging:    {base: https://staging.example/, frontend: https://app.example, revision: {header: X-Build-Sha}}
                  production: {base: https://prod.example, revision: {path: /version, field: commit}}
                evidence: {branch: main, log: docs/LOG.md, sign: {key: 'agent:~/.ssh/release.pub'}, allowed_signers: signers}
                policy: {gate_max_age: 2h, require_revision: false, required_gates: [health]}
                deploy: {production: {command: ["./deploy.sh", "production", "{sha}"], wait: 5m}}
                """);
        assertThat(config.environment(Environment.STAGING).orElseThrow().base())
                .isEqualTo(Target.parse("https://staging.example"));
        assertThat(config.environment(Environment.STAGING).orElseThrow().revision())
                .contains(new RevisionSource.Header("/health", "X-Build-Sha"));
        assertThat(config.environment(Environment.PRODUCTION).orElseThrow().revision())
                .contains(new RevisionSource.Field("/version", "commit"));
        assertThat(config.policy().requireRevision()).isFalse();
        assertThat(config.deploy(Environment.PRODUCTION).orElseThrow().command())
                .isEqualTo(List.of("./deploy.sh", "production", "{sha}"));
        assertThat(config.deploy(Environment.PRODUCTION).orElseThrow().await()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.evidence().signingKey()).contains(new SigningKey.InAgent("~/.ssh/release.pub"));
        assertThat(config.evidence().allowedSigners()).contains("signers");
        assertThat(config.modeOf(Target.parse("https://prod.example/"))).contains(Environment.PRODUCTION);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', value = {
        "servce: x                                                  | lockstep.yaml, line 1, column 1: unknown key 'servce'",
        "policy: {gate_max_age: 24}                                 | line 1, column 10: policy.gate_max_age: '24' is not a duration",
        "policy: {required_gates: [Health]}                         | policy.required_gates: 'Health' is not a gate's name",
        "environments: {staging: {frontend: https://a}}             | environments.staging.base is missing",
        "environments: {staging: {base: 'ftp://a'}}                 | environments.staging.base: the base URL 'ftp://a'",
        "environments: {staging: {base: {a: 1}}}                    | environments.staging.base must be one text, not a mapping",
        "environments: {staging: {base: 'http://a', revision: {}}}  | needs exactly one of header, field",
        "environments: {staging: {base: 'http://a', revision: {header: a, field: b}}} | needs exactly one of header, field",
        "environments: {staging: {base: 'http://a', revision: {header: 'a b'}}} | revision.header must be a name",
        "contract: {chat_answer: {refused_sha256: [abc]}}           | contract.chat_answer.refused_sha256 must be a list of SHA-256 digests, 64 digits from 0 to 9 and a to f",
        "contract: {chat: api}                                      | contract.chat must be a path like /health",
        "deploy: {production: {command: []}}                        | deploy.production.command must be a list of words",
        "evidence: {sign: {}}                                       | evidence.sign.key is missing",
        "evidence: {sign: {key: 'agent: '}}                         | evidence.sign.key names no file",
        "evidence: {log: ../etc/log.md}                             | evidence.log must be a path like docs/RELEASE_LOG.md",
        "evidence: {log: evidence/LOG.md}                           | evidence.log must be a path like docs/RELEASE_LOG.md",
        "evidence: {log: evidence}                                   | evidence.log must be a path like docs/RELEASE_LOG.md",
        "evidence: {log: Evidence/LOG.md}                            | evidence.log must be a path like docs/RELEASE_LOG.md",
        "evidence: {log: sot}                                        | evidence.log must be a path like docs/RELEASE_LOG.md",
        "evidence: {log: docs/aux.md}                                | evidence.log must be a path like docs/RELEASE_LOG.md",
        "evidence: {log: 'docs/a:b.md'}                              | evidence.log must be a path like docs/RELEASE_LOG.md",
        "evidence: {log: docs/LOG.md.}                               | evidence.log must be a path like docs/RELEASE_LOG.md",
        "evidence: {log: docs//LOG.md}                               | evidence.log must be a path like docs/RELEASE_LOG.md",
        "evidence: {require_signatures: true}                       | evidence.require_signatures needs evidence.allowed_signers",
        "evidence: {require_signatures_after: 3f2a}                 | evidence.require_signatures_after needs evidence.require_signatures: true",
        "evidence: {allowed_signers: a, require_signatures: true, require_signatures_after: main} | must be a commit of the evidence branch",
        "service: [                                                 | a { or [ that is not closed",
        "service: \"a\\eb\"                                         | service must be one line of printable text",
        "[1, 2]                                                     | lockstep.yaml",
    })
    void what_is_wrong_is_said_with_its_place(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(ConfigurationError.class).hasMessageContaining(message);
    }

    @Test
    void a_duplicate_key_is_refused() {
        assertThatThrownBy(() -> read("service: a\nservice: b\n"))
                .isInstanceOf(ConfigurationError.class).hasMessage("lockstep.yaml, line 2, column 1: the key 'service' is here twice");
    }

    @Test
    void the_nearest_known_name_is_offered() {
        ConfigurationError error = catchThrowableOfType(ConfigurationError.class, () -> read("git: {remot: x}"));
        assertThat(error.remedy()).isEqualTo("Did you mean 'remote'? Known here: production, remote, staging.");
    }

    @Test
    void a_required_gate_that_no_run_can_have_is_refused_with_the_nearest_that_one_can() {
        ConfigurationError error = catchThrowableOfType(
                ConfigurationError.class, () -> read("policy:\n  required_gates: [health, brust_429]\n"));
        assertThat(error).hasMessage(
                "lockstep.yaml, line 2, column 3: policy.required_gates: promotion-gate has no gate 'brust_429'");
        assertThat(error.remedy()).startsWith("Did you mean 'burst_429'? Its gates: revision, health, ");
    }

    @Test
    void a_committed_configuration_may_name_gates_that_there_are_no_more() {
        assertThat(ConfigReader.parseCommitted("policy: {required_gates: [chat_v1]}", "x", Beside.nothing()).policy().requiredGates())
                .containsExactly(new GateName("chat_v1"));
    }

    /** Where a name leads to is another thing on every host, and tomorrow. */
    @Test
    void no_name_is_looked_up_for_a_configuration_that_was_committed() {
        String yaml = "environments: {staging: {base: 'http://localhost:80'}, production: {base: 'http://127.0.0.1:80'}}";
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("leads to the same service as environments.staging.base");
        assertThat(ConfigReader.parseCommitted(yaml, "x", Beside.nothing()).environments()).hasSize(2);
        assertThatThrownBy(() -> ConfigReader.parseCommitted(yaml.replace("localhost", "127.0.0.1"), "x",
                Beside.nothing())).isInstanceOf(ConfigurationError.class);
    }

    @Test
    void a_file_that_is_named_must_be_there(@TempDir Path folder) {
        assertThatThrownBy(() -> ConfigReader.find(Optional.of(Path.of("nothing.yaml")), folder))
                .isInstanceOf(ConfigurationError.class).hasMessageContaining("nothing.yaml cannot be read");
        assertThat(ConfigReader.find(Optional.empty(), folder)).isEqualTo(Config.defaults());
    }

    @Test
    void a_huge_file_is_refused(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("lockstep.yaml"), "# " + "x".repeat(70_000));
        assertThatThrownBy(() -> ConfigReader.read(file))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("64 KiB");
    }

    @Test
    void an_explosion_of_aliases_is_refused() {
        StringBuilder yaml = new StringBuilder("policy: {required_gates: &a [x,x,x,x,x,x,x,x,x,x]}\n");
        for (char c = 'b'; c < 'l'; c++) {
            yaml.append("x").append(c)
                    .append(": &")
                    .append(c)
                    .append(" [")
                    .append(("*" + (char) (c - 1) + ",").repeat(10)).append("]\n");
        }
        assertThatThrownBy(() -> read(yaml.toString())).isInstanceOf(ConfigurationError.class);
    }

    @Property
    void no_text_makes_it_fail_in_any_other_way(@ForAll String anything) {
        try {
            read(anything);
        } catch (ConfigurationError e) {
            assertThat(e.getMessage()).startsWith("lockstep.yaml, ");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'change_class: {rules: [{paths: [src/**]}]}' | lockstep.yaml, line 1, column 24: change_class.rules[0] needs paths, a list of patterns, and class, one of A, B and C",
        "'change_class:\n  rules:\n    - {paths: [a], class: B}\n    - {paths: [a], class: D}' | lockstep.yaml, line 4, column 20: change_class.rules[1].class: 'D' is not A, B or C",
        "'guard:\n  required:\n    - A B' | lockstep.yaml, line 2, column 3: guard.required: 'A B' is not a variable's name",
    })
    void a_wrong_item_of_a_list_is_named_once_with_its_line(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml.translateEscapes())).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"http://prod.example:80/", "HTTP://Prod.Example/x/..", "https://prod.example"})
    void one_service_for_both_environments_is_refused(String staging) {
        assertThatThrownBy(() -> read("environments: {staging: {base: '" + staging
                + "'}, production: {base: 'http://prod.example'}}"))
                .isInstanceOf(ConfigurationError.class)
                .hasMessage("lockstep.yaml, line 1, column " + (staging.length() + 50) + ": environments.production.base leads to the same service as "
                        + "environments.staging.base; gates of staging would burst production");
    }

    @Test
    void a_revision_command_is_started_where_the_configuration_lies(@TempDir Path clone) throws Exception {
        Files.writeString(clone.resolve("lockstep.yaml"),
                "environments: {staging: {base: 'http://s.example', revision: {command: [./revision]}}}\n");
        assertThat(ConfigReader.find(Optional.empty(), clone).environment(Environment.STAGING).orElseThrow().revision())
                .contains(new RevisionSource.Command(List.of("./revision"), clone));
    }
}
