package tests.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lockstep.record.history.RecordedPolicy;
import lockstep.settings.ConfigReader;
import lockstep.settings.GovernedConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What decides whether a gate passes, and whether a move leaves a witness, is governed where it is not the default. */
class GovernedContractTest {

    private static GovernedConfig read(String yaml) {
        return GovernedConfig.of(ConfigReader.parse(yaml, "lockstep.yaml"));
    }

    private static Map<String, String> more(String yaml) {
        Map<String, String> more = new TreeMap<>(read(yaml).values());
        more.keySet().removeAll(read("service: x").values().keySet());
        return more;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "contract: {chat_answer: {fields: {model: [big, small]}}} | contract.chat_answer.fields.model | [big, small]",
        "contract: {chat_answer: {refused_lengths: [31, 7]}}      | contract.chat_answer.refused_lengths | [7, 31]",
        "contract: {chat_answer: {least: 200ms}}                  | contract.chat_answer.least | PT0.2S",
        "contract: {limits: {rate: 50/10s}}                       | contract.limits.rate | 50/PT10S",
        "contract: {limits: {lockouts: [1m]}}                     | contract.limits.lockouts | [PT1M]",
        "contract: {limits: {forgive_after: 1h}}                  | contract.limits.forgive_after | PT1H",
        "contract: {limits: {breaker_failures: 50}}               | contract.limits.breaker_failures | 50",
        "contract: {limits: {breaker_window: 10m}}                | contract.limits.breaker_window | PT10M",
        "evidence: {witness: false}                               | evidence.witness | false"})
    void what_is_not_the_default_is_governed(String yaml, String key, String value) {
        assertThat(more(yaml)).isEqualTo(Map.of(key, value));
    }

    @Test
    void what_is_the_default_is_not_told_so_that_earlier_digests_stay() {
        assertThat(read("evidence: {witness: true}\n"
                + "contract: {limits: {rate: 5/10s, breaker_failures: 5, breaker_window: 1m}}\n").sha256())
                .isEqualTo(read("service: x").sha256());
    }

    /** The record keeps these words for ever. */
    @Test
    void the_form_of_every_value_is_the_one_of_this_edition() {
        assertThat(RecordedPolicy.EDITION).isEqualTo(2);
        Map<String, String> values = read("""
                service: shop
                git: {staging: main, production: release}
                environments:
                  staging: {base: "https://staging.example", revision: {header: X-Build-Sha}}
                  production: {base: "https://shop.example", revision: {command: [cat, sha]}}
                contract: {chat_answer: {least: 200ms}, limits: {rate: 50/10s}}
                evidence: {require_signatures: true, allowed_signers: signers}
                change_class: {rules: [{paths: ['db/**', api], class: B}]}
                policy: {gate_max_age: 36h, required_gates: [health]}
                slo: slo.yaml
                """).values();
        assertThat(values.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()))
                .as("raise RecordedPolicy.EDITION with any change: promotions of before were recorded in this form")
                .containsExactly(
                        "change_class.rules=B [db/**, api]",
                        "contract.anonymous_cookie=anon_session",
                        "contract.chat=/api/chat",
                        "contract.chat_answer.least=PT0.2S",
                        "contract.db_health=/db/health",
                        "contract.health=/health",
                        "contract.limits.rate=50/PT10S",
                        "contract.whoami=/auth/whoami",
                        "environments.production.base=https://shop.example",
                        "environments.production.frontend=(not set)",
                        "environments.production.revision=command [cat, sha]",
                        "environments.staging.base=https://staging.example",
                        "environments.staging.frontend=(not set)",
                        "environments.staging.revision=header X-Build-Sha",
                        "evidence.allowed_signers=signers",
                        "evidence.branch=release-evidence",
                        "evidence.log=docs/RELEASE_LOG.md",
                        "evidence.require_signatures=true",
                        "git.production=release",
                        "git.staging=main",
                        "policy.full_revision=false",
                        "policy.gate_max_age=PT36H",
                        "policy.require_revision=true",
                        "policy.required_gates=[health]",
                        "slo=slo.yaml");
        assertThat(read("gates: {a: {get: /a, expect: 200}}").values().get("gates.a"))
                .isEqualTo("[1] {\"get\":\"/a\",\"expect\":200}");
    }

    private static List<String> lines(String yaml) {
        return read(yaml).values().entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()).toList();
    }

    /** What a file leaves out was decided by the default of that day. */
    @Test
    void so_is_every_default() {
        assertThat(RecordedPolicy.EDITION).isEqualTo(2);
        assertThat(lines("service: x")).as("raise RecordedPolicy.EDITION with any change").containsExactly(
                "change_class.rules=(not set)",
                "contract.anonymous_cookie=anon_session",
                "contract.chat=/api/chat",
                "contract.db_health=/db/health",
                "contract.health=/health",
                "contract.whoami=/auth/whoami",
                "evidence.allowed_signers=(not set)",
                "evidence.branch=release-evidence",
                "evidence.log=docs/RELEASE_LOG.md",
                "evidence.require_signatures=false",
                "git.production=release",
                "git.staging=main",
                "policy.full_revision=false",
                "policy.gate_max_age=PT24H",
                "policy.require_revision=true",
                "policy.required_gates=[health, db_health, whoami, chat_happy, chat_415, burst_429]");
    }

    @Test
    void so_is_what_several_services_have() {
        assertThat(RecordedPolicy.EDITION).isEqualTo(2);
        assertThat(lines("""
                services:
                  api:
                    environments: {staging: {base: "https://s.a.example"}, production: {base: "https://a.example"}}
                    contract: {chat_answer: {fields: {model: [big]}, refused_lengths: [7]}, from_browsers: POST /api/x}
                  jobs:
                    environments: {staging: {base: "https://s.b.example"}, production: {base: "https://b.example"}}
                    gates: {alive: {get: /health, expect: {status: 200}}}
                    required_gates: [alive]
                sets: {all: [{name: orders, folder: .}, {name: mail, folder: ../mail}]}
                evidence: {witness: false}
                """)).as("raise RecordedPolicy.EDITION with any change").containsExactly(
                "change_class.rules=(not set)",
                "evidence.allowed_signers=(not set)",
                "evidence.branch=release-evidence",
                "evidence.log=docs/RELEASE_LOG.md",
                "evidence.require_signatures=false",
                "evidence.witness=false",
                "git.production=release",
                "git.staging=main",
                "policy.full_revision=false",
                "policy.gate_max_age=PT24H",
                "policy.require_revision=true",
                "services=[api, jobs]",
                "services.api.contract.anonymous_cookie=anon_session",
                "services.api.contract.chat=/api/chat",
                "services.api.contract.chat_answer.fields.model=[big]",
                "services.api.contract.chat_answer.refused_lengths=[7]",
                "services.api.contract.db_health=/db/health",
                "services.api.contract.from_browsers=POST /api/x",
                "services.api.contract.health=/health",
                "services.api.contract.whoami=/auth/whoami",
                "services.api.environments.production.base=https://a.example",
                "services.api.environments.production.frontend=(not set)",
                "services.api.environments.production.revision=(not set)",
                "services.api.environments.staging.base=https://s.a.example",
                "services.api.environments.staging.frontend=(not set)",
                "services.api.environments.staging.revision=(not set)",
                "services.api.required_gates=[health, db_health, whoami, chat_happy, chat_415, burst_429]",
                "services.jobs.environments.production.base=https://b.example",
                "services.jobs.environments.production.frontend=(not set)",
                "services.jobs.environments.production.revision=(not set)",
                "services.jobs.environments.staging.base=https://s.b.example",
                "services.jobs.environments.staging.frontend=(not set)",
                "services.jobs.environments.staging.revision=(not set)",
                "services.jobs.gates.alive=[1] {\"get\":\"/health\",\"expect\":{\"status\":200}}",
                "services.jobs.required_gates=[alive]",
                "sets.all=[orders, mail]");
    }
}
