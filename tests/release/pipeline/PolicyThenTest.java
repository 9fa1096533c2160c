package tests.release.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import lockstep.base.release.ChangeDeclaration;
import lockstep.base.release.CommitName;
import lockstep.base.release.Sha;
import lockstep.policy.promotion.Acceptance;
import lockstep.record.audit.AuditBreach;
import lockstep.record.journal.PromotionIntent;
import lockstep.record.layout.EvidenceLayout;
import lockstep.record.verification.PassageJudge.Recorded;
import lockstep.release.pipeline.RecordedPassages;
import lockstep.release.service.ReleaseService;
import lockstep.release.site.ReleaseSite;
import lockstep.release.site.WorkflowListener;
import lockstep.release.workflow.PromotionRequest;
import lockstep.release.workflow.PushPlan;
import lockstep.repository.tree.FileWrite;
import lockstep.settings.LaterKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tests.commands.cli.Doors.Outcome;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** A promotion is held to the policy that was in force, not to the one that it says was. */
class PolicyThenTest {

    private static final String GATES = "[health, db_health, whoami, chat_happy, chat_415, burst_429]";

    private static final String UNREADABLE = "lockstep.yaml is readable here and unreadable (lockstep.yaml on release, "
            + "line 1, column 1: unknown key) on release (accepted by Mallory: so be it)";

    private ReleaseDay day;
    private Seat ada;
    private Sha first;
    private Sha second;

    @BeforeEach
    void one_release_and_a_tested_candidate() {
        day = new ReleaseDay();
        ada = day.operator("Ada Lovelace");
        first = day.landTested("first");
        assertThat(ada.promoteNow().exitCode()).isZero();
        second = day.landTested("second");
    }

    @AfterEach
    void close() {
        day.close();
    }

    private PushPlan planned(ReleaseSite site, Map<String, Acceptance> accepted) {
        return new ReleaseService(site, WorkflowListener.silent()).plan(new PromotionRequest(
                Optional.of(new CommitName.Exact(second)), ChangeDeclaration.classA("back"), Optional.empty(),
                Optional.empty(), accepted, ""));
    }

    private static List<String> judged(ReleaseSite site, PushPlan move, UnaryOperator<String> policy) {
        return judged(site, move, Optional.of(policy), true);
    }

    private static List<String> judged(
            ReleaseSite site, PushPlan move, Optional<UnaryOperator<String>> policy, boolean bound) {
        String written = written(move);
        return new RecordedPassages(site).breaches(move.intent(), new Recorded(
                        move.evidence().orElseThrow(),
                        policy.map(edit -> edit.apply(written).getBytes(StandardCharsets.UTF_8)), Optional.empty(),
                        Optional.empty(), bound))
                .stream().map(AuditBreach::what).toList();
    }

    private static List<String> judged(
            RecordedPassages passages, PushPlan move, Sha standing, UnaryOperator<String> policy, String... accepted) {
        PromotionIntent it = (PromotionIntent) move.intent();
        PromotionIntent answered = new PromotionIntent(
                it.id(), it.operator(), it.since(), Optional.of(standing), it.target(), it.stagingRun(),
                it.stagingRunSha256(), it.declaration(), false, List.of(accepted), it.notes(), it.configuration(),
                it.passage());
        return passages.breaches(answered, new Recorded(
                        move.evidence().orElseThrow(), Optional.of(policy.apply(written(move))
                                .getBytes(StandardCharsets.UTF_8)), Optional.empty(), Optional.empty()))
                .stream().map(AuditBreach::what).toList();
    }

    private static String written(PushPlan move) {
        String path = EvidenceLayout.policy(move.intent().id());
        return new String(move.writes().stream().filter(write -> write.path().equals(path))
                .map(FileWrite::content).findFirst().orElseThrow(), StandardCharsets.UTF_8);
    }

    private static String laxer(String policy) {
        return policy.replace("PT24H", "PT9000H").replace(": 86400", ": " + 9_000 * 3_600)
                .replace("\"policy.required_gates\" : \"" + GATES + "\"", "\"policy.required_gates\" : \"[health]\"")
                .replaceAll("(?s)\"required_gates\" : \\[[^]]*]", "\"required_gates\" : [ \"health\" ]");
    }

    private static UnaryOperator<String> saying(String key) {
        return policy -> policy.replaceFirst("\"values\" : \\{", "$0 \"" + key + "\" : \"other\",");
    }

    @Test
    void what_older_editions_did_not_write_alike_is_not_held_against_them() {
        try (ReleaseSite site = ada.site()) {
            PushPlan move = planned(site, Map.of());
            assertThat(judged(site, move, policy -> ofOld(saying("services.orders.contract.limits.rate").apply(policy))))
                    .isEmpty();
            assertThat(judged(site, move, policy -> ofOld(saying("services.orders.required_gates").apply(policy))))
                    .singleElement().asString()
                    .contains("other values than the configuration in force: services.orders.required_gates");
        }
    }

    private static String ofOld(String policy) {
        String old = policy.replaceFirst(",\\s*\"edition\" : 2", "");
        assertThat(old).isNotEqualTo(policy);
        return old;
    }

    @ParameterizedTest
    @ValueSource(strings = {"gates.health.get", "contract.limits.rate", "services.orders.contract.limits.rate",
        "evidence.require_signatures_after", "sets.all", "slo", "a key of which nobody has heard"})
    void what_else_differs_from_the_configuration_in_force_is_found(String key) {
        try (ReleaseSite site = ada.site()) {
            assertThat(judged(site, planned(site, Map.of()), saying(key))).containsExactly(
                    "its policy.json has other values than the configuration in force: " + key);
        }
    }

    @Test
    void path_rules_that_demand_less_than_those_in_force_are_found_unless_somebody_answers_for_them() {
        try (ReleaseSite site = ada.site()) {
            assertThat(judged(site, planned(site, Map.of()), policy -> policy.replaceAll(
                            "(\"change_class\\.rules\" : )\"[^\"]*\"", "$1\"A [db/**]\"")))
                    .containsExactly("its policy.json has other values than the configuration in force: "
                            + "change_class.rules");
        }
        ada.reconfigure("evidence:", "change_class: {rules: [{paths: ['db/**'], class: A}]}\nevidence:");
        try (ReleaseSite site = ada.site()) {
            Acceptance mine = new Acceptance(site.operator(), "so be it");
            assertThat(judged(site, planned(site, Map.of("change_class.rules", mine)), policy -> policy)).isEmpty();
            assertThat(judged(site, planned(site, Map.of("change_class", mine)), policy -> policy)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "3", "2000000000", "30000000000", "\"2\"", "2.5", "null", "\"abc\""})
    void a_configuration_of_an_unknown_edition_is_found(String edition) {
        try (ReleaseSite site = ada.site()) {
            assertThat(judged(site, planned(site, Map.of()), policy -> policy.replace(
                            "\"edition\" : 2", "\"edition\" : " + edition)))
                    .containsExactly("the configuration in its policy.json is of the edition " + edition
                            + ", which this Lockstep does not know: a newer one may, or somebody made it up");
        }
    }

    @Test
    void a_policy_as_it_was_in_force_is_kept() {
        try (ReleaseSite site = ada.site()) {
            assertThat(judged(site, planned(site, Map.of()), policy -> policy)).isEmpty();
        }
    }

    @Test
    void a_laxer_policy_than_the_one_in_force_is_found() {
        try (ReleaseSite site = ada.site()) {
            assertThat(judged(site, planned(site, Map.of()), PolicyThenTest::laxer)).containsExactly(
                    "its policy.json has other values than the configuration in force: policy.gate_max_age, "
                            + "policy.required_gates");
        }
    }

    @Test
    void a_policy_that_says_one_thing_and_names_another_is_found() {
        try (ReleaseSite site = ada.site()) {
            PushPlan move = planned(site, Map.of());
            assertThat(judged(site, move, policy -> policy.replace(": 86400", ": 32400000")))
                    .containsExactly("its policy.json contradicts itself: policy.gate_max_age");
            assertThat(judged(site, move, policy -> policy.replaceFirst("(?s)\"required_gates\" : \\[[^]]*]",
                    "\"required_gates\" : [ \"health\" ]")))
                    .containsExactly("its policy.json contradicts itself: policy.required_gates");
            assertThat(judged(site, move, policy -> policy.replace("\"require_revision\" : true",
                    "\"require_revision\" : false")))
                    .containsExactly("its policy.json contradicts itself: policy.require_revision");
            assertThat(judged(site, move, policy -> laxer(policy).replaceAll(" *\"policy\\.gate_max_age\".*\n", "")))
                    .anyMatch(what -> what.contains("contradicts itself"));
        }
    }

    @Test
    void other_branches_and_bases_are_found() {
        try (ReleaseSite site = ada.site()) {
            assertThat(judged(site, planned(site, Map.of()), policy -> policy
                    .replace("\"git.staging\" : \"main\"", "\"git.staging\" : \"feature\"")
                    .replaceAll("(\"environments.staging.base\" : )\"[^\"]*\"", "$1\"http://elsewhere.example\"")))
                    .containsExactly("its policy.json has other values than the configuration in force: "
                            + "environments.staging.base, git.staging");
        }
    }

    @Test
    void what_somebody_answers_for_by_name_is_no_breach() {
        ada.reconfigure("evidence:", "policy: {gate_max_age: 9000h}\nevidence:");
        try (ReleaseSite site = ada.site()) {
            Acceptance mine = new Acceptance(site.operator(), "so be it");
            assertThat(judged(site, planned(site, Map.of("policy.gate_max_age", mine)), policy -> policy)).isEmpty();
        }
    }

    private Sha standingWith(String yaml) {
        return day.landWith("lockstep.yaml", yaml);
    }

    private String usual() {
        try {
            return Files.readString(ada.folder().resolve("lockstep.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void who_says_that_what_was_in_force_could_not_be_read_answers_for_nothing_where_it_can_be() {
        Sha standing = standingWith(usual());
        try (ReleaseSite site = ada.site()) {
            PushPlan move = planned(site, Map.of());
            RecordedPassages passages = new RecordedPassages(site);
            assertThat(judged(passages, move, standing, policy -> policy)).isEmpty();
            assertThat(judged(passages, move, standing, PolicyThenTest::laxer, UNREADABLE)).containsExactly(
                    "its policy.json has other values than the configuration in force: policy.gate_max_age, "
                            + "policy.required_gates");
            assertThat(judged(passages, move, standing, policy -> ofOld(laxer(policy)), UNREADABLE)).containsExactly(
                    "its policy.json has other values than the configuration in force: policy.gate_max_age, "
                            + "policy.required_gates");
            assertThat(judged(passages, move, standing, saying("pipeline.production.checks[0]"), UNREADABLE))
                    .anyMatch(what -> what.contains("there is no requirements.json") || what.contains("pipeline"));
            assertThat(judged(passages, move, standing, policy -> policy.replaceFirst(
                            "(\"in_force_sha256\" : \")[0-9a-f]*", "$1" + "0".repeat(64)), UNREADABLE))
                    .singleElement().asString().contains("was in force; it was ");
            assertThat(judged(passages, move, standing, PolicyThenTest::laxer, UNREADABLE,
                            "policy.gate_max_age is PT9000H here and PT24H on release (accepted by Ada: so be it)",
                            "policy.required_gates is [health] here and more on release (accepted by Ada: so be it)"))
                    .as("each by its name").isEmpty();
        }
    }

    @Test
    void a_host_of_before_could_not_read_what_has_later_keys() {
        Sha standing = standingWith(usual());
        try (ReleaseSite site = ada.site()) {
            PushPlan move = planned(site, Map.of());
            RecordedPassages later = new RecordedPassages(site, new LaterKeys(Set.of("revision", "no such key")));
            assertThat(judged(later, move, standing, PolicyThenTest::laxer, UNREADABLE)).isEmpty();
            assertThat(judged(later, move, standing, PolicyThenTest::laxer)).as("nobody answers").hasSize(1);
            RecordedPassages others = new RecordedPassages(site, new LaterKeys(Set.of("no such key")));
            assertThat(judged(others, move, standing, PolicyThenTest::laxer, UNREADABLE)).hasSize(1);
        }
    }

    @Test
    void what_cannot_be_read_here_either_is_held_against_nobody() {
        Sha standing = standingWith("service: [\n");
        try (ReleaseSite site = ada.site()) {
            PushPlan move = planned(site, Map.of());
            assertThat(judged(new RecordedPassages(site), move, standing, PolicyThenTest::laxer, UNREADABLE)).isEmpty();
        }
    }

    @Test
    void a_value_that_names_another_key_answers_for_its_own_alone() {
        ada.reconfigure("evidence:", """
                change_class: {rules: [{paths: ['x policy.require_revision is true here'], class: A}]}
                evidence:""");
        try (ReleaseSite site = ada.site()) {
            Acceptance mine = new Acceptance(site.operator(), "so be it");
            PushPlan move = planned(site, Map.of("change_class.rules", mine));
            assertThat(judged(site, move, policy -> policy.replace("\"require_revision\" : true",
                            "\"require_revision\" : false")
                    .replace("\"policy.require_revision\" : \"true\"", "\"policy.require_revision\" : \"false\"")))
                    .containsExactly("its policy.json has other values than the configuration in force: "
                            + "policy.require_revision");
        }
    }

    @Test
    void what_is_not_set_is_the_same_as_what_is_not_there() {
        try (ReleaseSite site = ada.site()) {
            PushPlan move = planned(site, Map.of());
            assertThat(judged(site, move, policy -> {
                String without = policy.replaceFirst("\"environments.staging.frontend\" : \"\\(not set\\)\",", "");
                assertThat(without).isNotEqualTo(policy);
                return without;
            })).isEmpty();
            assertThat(judged(site, move, policy -> policy.replaceFirst(
                    "\"values\" : \\{", "$0 \"environments.canary.frontend\" : \"(not set)\","))).isEmpty();
        }
    }

    @Test
    void a_key_is_answered_for_whatever_letters_it_has_and_by_no_reason() {
        ada.reconfigure("evidence:", "contract: {chat_answer: {fields: {what is due: [a]}}}\nevidence:");
        try (ReleaseSite site = ada.site()) {
            Acceptance mine = new Acceptance(site.operator(), "the slo is known");
            String key = "contract.chat_answer.fields.what is due";
            PushPlan move = planned(site, Map.of(key, mine));
            assertThat(judged(site, move, policy -> policy)).isEmpty();
            assertThat(judged(site, move, saying("slo"))).containsExactly(
                    "its policy.json has other values than the configuration in force: slo");
        }
    }

    @Test
    void a_policy_names_the_configurations_that_were_given_and_in_force() {
        try (ReleaseSite site = ada.site()) {
            PushPlan move = planned(site, Map.of());
            String own = move.intent() instanceof PromotionIntent promotion
                    ? promotion.configuration().orElseThrow() : "";
            String other = "0".repeat(64);
            assertThat(judged(site, move, policy -> policy.replace("\"sha256\" : \"" + own, "\"sha256\" : \"" + other)))
                    .containsExactly("its policy.json names another configuration than its intent.json");
            assertThat(judged(site, move, policy -> policy.replaceFirst(
                            "(\"in_force_sha256\" : \")[0-9a-f]*", "$1" + other))).singleElement().asString()
                    .startsWith("its policy.json says that the configuration " + other + " was in force; it was ");
        }
    }

    @Test
    void a_policy_that_tells_no_configuration_is_found_where_there_are_checkpoints_and_only_there() {
        try (ReleaseSite site = ada.site()) {
            PushPlan move = planned(site, Map.of());
            assertThat(judged(site, move, Optional.empty(), true)).singleElement().asString()
                    .contains("policy.json has none");
            assertThat(judged(site, move, Optional.of(policy -> "{}"), true)).hasSize(1);
            assertThat(judged(site, move, Optional.empty(), false)).isEmpty();
        }
    }

    @Test
    void a_released_commit_that_is_not_on_main_is_found_until_it_is_taken_back() {
        assertThat(ada.promoteNow().exitCode()).isZero();
        assertThat(ada.log("verify", "--all").exitCode()).isZero();
        day.move("main", first.hex());
        Outcome verified = day.operator("Grace Hopper").log("verify", "--all");
        assertThat(verified.exitCode()).isEqualTo(25);
        assertThat(verified.out()).contains("policy-kept: ", "it goes to " + second + ", which is not on main");
        assertThat(ada.rollBack("--trigger", "5xx spike", "--approve").exitCode()).isZero();
        Outcome after = day.operator("Grace Hopper").log("verify", "--all");
        assertThat(after.exitCode()).as(after.out()).isZero();
    }

    @Test
    void a_clone_that_verified_before_finds_it_at_its_next_visit_as_a_fresh_one_does() {
        assertThat(ada.promoteNow().exitCode()).isZero();
        Seat omar = day.operator("Omar");
        assertThat(omar.log("verify").exitCode()).isZero();
        day.move("main", first.hex());
        Outcome fresh = day.operator("Grace Hopper").log("verify");
        assertThat(fresh.exitCode()).as(fresh.out()).isEqualTo(25);
        for (int visit = 1; visit <= 11; visit++) {
            Outcome again = omar.log("verify");
            assertThat(again.exitCode()).as("visit " + visit + ": " + again.out()).isEqualTo(25);
            assertThat(again.out()).as("visit " + visit).isEqualTo(fresh.out());
        }
        Outcome refused = omar.promoteNow("--sha", second.hex());
        assertThat(refused.exitCode()).as(refused.out() + refused.err()).isEqualTo(25);
        day.move("main", second.hex());
        Outcome mended = omar.log("verify");
        assertThat(mended.exitCode()).as(mended.out()).isZero();
    }

    @Test
    void nothing_is_said_of_main_while_it_is_gone() {
        assertThat(ada.promoteNow().exitCode()).isZero();
        day.git().in(day.bare(), "update-ref", "-d", "refs/heads/main");
        Outcome verified = day.operator("Grace Hopper").log("verify");
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
        assertThat(verified.out() + verified.err()).contains("has no branch main");
    }
}
