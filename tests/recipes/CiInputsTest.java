package tests.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.house.Repository;
import tests.recipes.Steps.Ended;
import tests.release.approval.ApprovalDay;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What somebody types who presses a button on GitLab or Jenkins, and who that was. */
class CiInputsTest {

    private static final Map<String, String> DECLARED = Map.of(
            "CHANGE_CLASS", "--class", "CHANGE_SURFACES", "--surfaces", "CHANGE_ROLLBACK_PLAN", "--rollback-plan",
            "CHANGE_CANARY", "--canary", "CHANGE_FLAG", "--flag", "CHANGE_POLICY_DIFF", "--policy-diff", "NOTES", "--notes");
    private static final Map<String, String> ACCEPTED =
            Map.of("ACCEPT_DRIFT", "--accept-drift", "ACCEPT_UNVERIFIED", "--accept-unverified");
    private static final Map<String, String> APPROVERS = Map.of("APPROVER1", "--approver1", "APPROVER2", "--approver2");
    private static final Map<String, String> BACK = Map.of("TRIGGER", "--trigger", "FROM", "--from", "TO", "--to",
            "TO_VERSION", "--version", "NOTES", "--notes");
    private static final String HOSTILE = "--yes @/etc/passwd $(touch pwned) `id` ; x\"y' *";

    /** The same button of both. */
    private enum Button {
        GATE("gates on staging", "Gates on staging", "promotion-gate"),
        PROMOTE("promote to production", "Promote", "promote-release"),
        HOTFIX("hotfix to production", "Hotfix", "hotfix-promote"),
        RESUME("resume in production", "Resume", "promote-release"),
        BACK("roll back production", "Roll back", "rollback-release");

        private final String onGitLab;
        private final String onJenkins;
        private final String door;

        Button(String onGitLab, String onJenkins, String door) {
            this.onGitLab = onGitLab;
            this.onJenkins = onJenkins;
            this.door = door;
        }

        List<Function<CiJob, Ended>> presses() {
            return List.of(job -> job.gitLab(onGitLab), this::onJenkins);
        }

        /** What resumes and rolls back has a stage before it. */
        private Ended onJenkins(CiJob job) {
            if (!CiJob.PROMOTES.contains("stage('" + onJenkins + "')")) {
                passed(job.jenkins("Take the configuration in force"));
            }
            return job.jenkins(onJenkins);
        }
    }

    private ReleaseDay day;
    private CiJob job;

    @BeforeEach
    void begin() {
        day = new ReleaseDay();
        job = startedBy("ada", day.operator("ci"));
    }

    @AfterEach
    void end() {
        day.close();
    }

    /** As each server would say it. */
    private static CiJob startedBy(String name, Seat seat) {
        return new CiJob(seat).startedOnGitLabBy(name, name).with("OPERATOR", name);
    }

    private CiJob testing(Sha commit) {
        return job.with("COMMIT", commit.hex()).with("CI_COMMIT_SHA", commit.hex());
    }

    private static void passed(Ended ended) {
        assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
    }

    private List<String> words(Button button, Function<CiJob, Ended> press) {
        job.steps().onlySaysWhatItWouldCall();
        press.apply(job);
        return job.steps().called().stream().filter(call -> call.getFirst().equals(button.door)).reduce((one, other) -> other)
                .orElse(List.of());
    }

    @Test
    void a_variable_that_is_empty_is_no_option() {
        testing(new Sha("a".repeat(40))).with("HOTFIX", "v1.2.4");
        DECLARED.keySet().forEach(variable -> job.with(variable, ""));
        Map<Button, List<String>> expected = Map.of(
                Button.PROMOTE, List.of("promote-release", "--sha", "a".repeat(40), "--yes", "--json"),
                Button.HOTFIX, List.of("hotfix-promote", "v1.2.4", "--yes", "--json"),
                Button.RESUME, List.of("promote-release", "--resume", "--json"),
                Button.BACK, List.of("rollback-release", "--approve=ada", "--yes", "--json"));
        expected.forEach((button, words) -> button.presses().forEach(
                press -> assertThat(words(button, press)).as(button.name()).isEqualTo(words)));
    }

    /** Whatever is typed: options, files of arguments, commands. */
    @Test
    void a_variable_is_one_word_that_is_the_value_of_its_option() {
        testing(new Sha("a".repeat(40)));
        Map<String, String> promotion = new HashMap<>(DECLARED);
        promotion.putAll(ACCEPTED);
        each(Button.PROMOTE, promotion, "--sha", "--yes", "--json");
        job.with("HOTFIX", "v1.2.4");
        Map<String, String> hotfix = new HashMap<>(promotion);
        hotfix.putAll(APPROVERS);
        each(Button.HOTFIX, hotfix, "--yes", "--json");
        job.with("ACCEPT_UNVERIFIED", "");
        each(Button.BACK, BACK, "--approve", "--yes", "--json");
        assertThat(job.folder().resolve("pwned")).doesNotExist();
    }

    private void each(Button button, Map<String, String> options, String... others) {
        options.keySet().forEach(variable -> job.with(variable, HOSTILE + variable));
        button.presses().forEach(press -> {
            List<String> words = words(button, press);
            assertThat(words).as(button.name()).containsAll(
                    options.entrySet().stream().map(one -> one.getValue() + "=" + HOSTILE + one.getKey()).toList());
            assertThat(words.stream().filter(word -> word.startsWith("-")).map(word -> word.replaceAll("=.*", "")).toList())
                    .containsExactlyInAnyOrderElementsOf(
                            Stream.concat(options.values().stream(), Stream.of(others)).toList());
        });
    }

    @Test
    void a_hotfix_without_a_commit_or_with_an_option_in_its_place_is_refused() {
        for (String commit : List.of("", "--skip-staging", "@notes.txt")) {
            job.with("HOTFIX", commit);
            for (Function<CiJob, Ended> press : Button.HOTFIX.presses()) {
                job.steps().onlySaysWhatItWouldCall();
                Ended refused = press.apply(job);
                assertThat(refused.exitCode()).isEqualTo(64);
                assertThat(refused.err()).contains("HOTFIX must be a version, or all digits of a SHA; nothing was done");
                assertThat(job.steps().called()).isEmpty();
            }
        }
    }

    @Test
    void a_change_of_class_B_is_promoted_with_what_was_typed_on_the_record() {
        day.configuredWith("change_class: {rules: [{paths: [\"waf/**\"], class: B}]}\n");
        job = startedBy("ada", day.operator("ci"));
        passed(testing(day.landTested("first")).gitLab("promote to production"));
        int turn = 0;
        for (Function<CiJob, Ended> press : Button.PROMOTE.presses()) {
            Sha commit = day.landWith("waf/limits.py", "changed " + turn++ + "\n");
            DECLARED.keySet().forEach(variable -> job.with(variable, ""));
            passed(testing(commit).gitLab("gates on staging"));
            Ended refused = press.apply(job);
            assertThat(refused.exitCode()).isEqualTo(22);
            assertThat(refused.out()).contains("class-by-paths; ");
            String flag = "@lockstep.yaml " + turn;
            passed(press.apply(job.with("CHANGE_CLASS", "B").with("CHANGE_FLAG", flag).with("CHANGE_POLICY_DIFF", "$(id)")
                    .with("CHANGE_ROLLBACK_PLAN", "--the old limits")));
            assertThat(day.head("release")).isEqualTo(commit.hex());
            assertThat(day.log()).contains("  change_class: B\n", "flag: " + flag, "policy diff: $(id)", "--the old limits");
        }
    }

    @Test
    void a_hotfix_that_was_approved_goes_to_production_without_staging() {
        for (Function<CiJob, Ended> press : Button.HOTFIX.presses()) {
            try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
                Sha fix = ConfiguredRelease.fixBesideMain(team.day());
                job = startedBy("nadja", ConfiguredRelease.checkedOut(team.day())).with("HOTFIX", "v1.2.4")
                        .with("SKIP_STAGING", "true").with("APPROVER1", "@anna");
                Ended refused = press.apply(job);
                assertThat(refused.exitCode()).as(refused.out() + refused.err()).isEqualTo(22);
                assertThat(refused.err()).contains("there is no approval of @anna");
                ConfiguredRelease.approvesTheHotfix(team);
                passed(press.apply(job));
                assertThat(team.day().head("release")).isEqualTo(fix.hex());
                assertThat(team.day().log()).contains("staging was skipped, and has to pass afterwards");
            }
        }
    }

    /** An agent of Jenkins has an address of its own. */
    @Test
    void who_approved_a_hotfix_does_not_also_press_it() {
        for (Function<CiJob, Ended> press : Button.HOTFIX.presses()) {
            try (ApprovalDay team = new ApprovalDay(ApprovalDay.ONE)) {
                ConfiguredRelease.fixBesideMain(team.day());
                Seat agent = ConfiguredRelease.checkedOut(team.day());
                team.day().git().in(agent.folder(), "config", "user.email", "agent@example.org");
                job = startedBy("anna", agent).with("HOTFIX", "v1.2.4").with("SKIP_STAGING", "true");
                ConfiguredRelease.approvesTheHotfix(team);
                Ended refused = press.apply(job);
                assertThat(refused.exitCode()).as(refused.out() + refused.err()).isEqualTo(22);
                assertThat(refused.out()).contains("approver-not-requester; ");
            }
        }
    }

    /** Started by the API, it may say True or yes. */
    @Test
    void a_switch_that_is_neither_true_nor_false_is_refused() {
        job.with("HOTFIX", "v1.2.4").with("TRIGGER", "5xx spike");
        job.steps().onlySaysWhatItWouldCall();
        Map<String, Button> switches = Map.of(
                "SKIP_STAGING", Button.HOTFIX, "SKIP_CANARY", Button.HOTFIX, "ACCEPT_UNVERIFIED", Button.BACK);
        switches.forEach((variable, button) -> button.presses().forEach(press -> {
            for (String unclear : List.of("True", "yes")) {
                Ended refused = press.apply(job.with(variable, unclear));
                assertThat(refused.exitCode()).as(variable).isEqualTo(64);
                assertThat(refused.err()).contains(variable).contains("must be true or false");
                assertThat(job.steps().called()).noneMatch(call -> call.getFirst().equals(button.door));
            }
            String option = "--" + variable.toLowerCase().replace('_', '-');
            assertThat(words(button, one -> press.apply(one.with(variable, "true")))).contains(option);
            assertThat(words(button, one -> press.apply(one.with(variable, "false")))).isNotEmpty().doesNotContain(option);
        }));
    }

    @Test
    void a_rollback_goes_to_the_version_that_was_typed() {
        Sha first = day.landTested("first");
        day.tag("v1.0.0", first);
        passed(job.bash("jbang promote-release --yes"));
        for (Function<CiJob, Ended> press : Button.BACK.presses()) {
            for (int more = 0; more < 2; more++) {
                day.landTested("more");
                passed(job.bash("jbang promote-release --yes"));
            }
            passed(press.apply(job.with("TRIGGER", "5xx spike").with("TO_VERSION", "v1.0.0").with("NOTES", "all of it")));
            assertThat(day.head("release")).isEqualTo(first.hex());
            assertThat(day.log()).contains("all of it");
        }
    }

    /** GitLab shows the name that each user chooses. */
    @Test
    void the_record_of_a_job_of_GitLab_names_the_login() {
        passed(job.bash("OPERATOR=ada jbang status"));
        job = new CiJob(day.operator("ci")).startedOnGitLabBy("mallory", "Nadja").with("TRIGGER", "5xx spike");
        passed(testing(day.landTested("first")).gitLab("promote to production"));
        passed(testing(day.landTested("second")).gitLab("promote to production"));
        passed(job.gitLab("roll back production"));
        assertThat(day.log()).contains("operator: mallory", "approved by mallory").doesNotContain("Nadja");
        for (String recipe : List.of("gitlab-ci-promote.yml", "gitlab-ci-staging.yml")) {
            assertThat(Repository.read(Steps.recipe(recipe))).contains("GITLAB_USER_LOGIN").doesNotContain("GITLAB_USER_NAME");
        }
    }

    /** GitLab puts the value of a variable in the place of its name. */
    @Test
    void a_token_that_was_typed_by_its_name_gets_on_no_record_of_GitLab() {
        job.with("LOCKSTEP_TOKEN", "glpat-s3cret").with("SERVICE_HEADER_VALUE", "l0gin-v3ry");
        job.steps().onlySaysWhatItWouldCall();
        Stream.of(DECLARED, ACCEPTED, APPROVERS, BACK, Map.of("HOTFIX", "")).flatMap(map -> map.keySet().stream()).distinct()
                .forEach(variable -> {
                    for (String secret : List.of("glpat-s3cret", "l0gin-v3ry")) {
                        Ended refused = job.with(variable, "see " + secret + "!").gitLab("promote to production");
                        assertThat(refused.exitCode()).as(variable).isEqualTo(64);
                        assertThat(refused.err()).doesNotContain("s3cret", "l0gin")
                                .contains("a variable that was set for this job has a secret in it; nothing was done");
                    }
                    job.with(variable, "");
                });
        assertThat(job.steps().called()).isEmpty();
    }

    @Test
    void who_sets_up_GitLab_reads_beside_the_secret_that_a_short_one_is_not_kept_off_the_record() {
        assertThat(Repository.read(Steps.recipe("gitlab-ci-promote.yml")).split("\n[.]lockstep:", 2)[0].replaceAll("\n# ", " "))
                .contains("SERVICE_HEADER_VALUE its value, a variable like the token. Give it 8 characters or more: ");
    }

    /** GitLab masks no such value. */
    @Test
    void a_header_s_value_that_is_a_short_word_stands_in_the_way_of_no_rollback() {
        for (String value : List.of("1", "true", "B", "spike")) {
            job.with("SERVICE_HEADER", "X-Internal").with("SERVICE_HEADER_VALUE", value).with("TRIGGER", "5xx spike")
                    .with("NOTES", "since 11:10").with("ACCEPT_UNVERIFIED", "true");
            assertThat(words(Button.BACK, one -> one.gitLab("roll back production"))).as(value)
                    .contains("--trigger=5xx spike", "--accept-unverified", "--notes=since 11:10");
        }
    }

    @Test
    void a_staging_behind_a_login_and_an_authority_of_its_own_is_tested_and_the_secret_is_in_no_word() throws Exception {
        try (GuardedFront front = new GuardedFront(day.stagingAddress())) {
            Seat ci = day.operator("ci");
            ci.reconfigure(day.stagingAddress(), front.base());
            Files.writeString(ci.folder().resolve("authority.pem"), front.authority());
            job = startedBy("ada", ci);
            testing(day.land("second")).with("HOTFIX", "v1.2.4").with("TRIGGER", "5xx spike");
            for (Function<CiJob, Ended> press : Button.GATE.presses()) {
                job.with("SERVICE_HEADER", "").with("SERVICE_CA_FILE", "");
                assertThat(press.apply(job).exitCode()).isEqualTo(20);
                Ended tested = press.apply(job.with("SERVICE_HEADER", GuardedFront.HEADER).with("SERVICE_CA_FILE", "authority.pem")
                        .with("SERVICE_HEADER_VALUE", GuardedFront.VALUE));
                passed(tested);
                assertThat(tested.out() + tested.err()).doesNotContain(GuardedFront.VALUE);
            }
            for (Button button : Button.values()) {
                button.presses().forEach(press -> assertThat(words(button, press)).as(button.name())
                        .contains("--header=" + GuardedFront.HEADER + "=env:SERVICE_HEADER_VALUE", "--ca-file=" + authority())
                        .noneMatch(word -> word.contains(GuardedFront.VALUE)));
            }
        }
    }

    private Path authority() {
        return job.folder().resolve(".git/lockstep-ca.pem");
    }

    @Test
    void the_way_back_leaves_a_header_out_whose_value_is_gone_and_nothing_else_does() {
        testing(new Sha("a".repeat(40))).with("HOTFIX", "v1.2.4").with("TRIGGER", "5xx spike").with("SERVICE_HEADER", "X-Login");
        job.steps().onlySaysWhatItWouldCall();
        for (Button button : Button.values()) {
            leavesTheHeaderOut(button, button == Button.BACK);
        }
        job.with("GIVE_UP", "true");
        leavesTheHeaderOut(Button.RESUME, true);
    }

    private void leavesTheHeaderOut(Button button, boolean back) {
        for (Function<CiJob, Ended> press : button.presses()) {
            Ended ended = press.apply(job);
            assertThat(ended.err().contains("SERVICE_HEADER_VALUE is empty, so the header is left out")).as(button.name())
                    .isEqualTo(back);
            assertThat(job.steps().called()).filteredOn(call -> call.contains(button.door)).isNotEmpty()
                    .allMatch(call -> call.contains("--header=X-Login=env:SERVICE_HEADER_VALUE") != back);
        }
    }

    /** What it asked in vain would be the failure of a healthy promotion, for good. */
    @Test
    void a_promotion_is_not_resumed_without_the_secret_and_so_not_recorded_as_failed() {
        day.landTested("first");
        passed(job.bash("jbang promote-release --yes"));
        Sha second = day.landTested("second");
        day.platformStops();
        assertThat(job.bash("jbang promote-release --yes").exitCode()).isEqualTo(24);
        day.runs(Environment.PRODUCTION, second.hex());
        try (GuardedFront front = new GuardedFront(day.productionBase())) {
            Seat ci = day.operator("night");
            ci.reconfigure(day.productionBase(), front.base());
            ReleaseDay.write(ci.folder().resolve("authority.pem"), front.authority());
            job = startedBy("ada", ci).with("SERVICE_HEADER", GuardedFront.HEADER).with("SERVICE_CA_FILE", "authority.pem");
            String before = day.refs();
            for (Function<CiJob, Ended> press : Button.RESUME.presses()) {
                Ended refused = press.apply(job);
                assertThat(refused.exitCode()).as(refused.out() + refused.err()).isEqualTo(64);
                assertThat(day.refs()).isEqualTo(before);
            }
            passed(job.with("SERVICE_HEADER_VALUE", GuardedFront.VALUE).gitLab("resume in production"));
            assertThat(day.log().substring(day.log().lastIndexOf("\n- "))).contains("  result: pass");
        }
    }

    @Test
    void a_rollback_is_resumed_without_the_secret() {
        for (int turn = 0; turn < 2; turn++) {
            day.landTested("more");
            passed(job.bash("jbang promote-release --yes"));
        }
        day.platformStops();
        assertThat(job.with("TRIGGER", "5xx spike").gitLab("roll back production").exitCode()).isEqualTo(24);
        job.with("SERVICE_HEADER", "X-Login");
        for (Function<CiJob, Ended> press : Button.RESUME.presses()) {
            Ended waited = press.apply(job);
            assertThat(waited.exitCode()).as(waited.out() + waited.err()).isEqualTo(24);
            assertThat(waited.err()).contains("SERVICE_HEADER_VALUE is empty, so the header is left out");
        }
        day.runs(Environment.PRODUCTION, day.head("release"));
        passed(job.gitLab("resume in production"));
    }

    /** It asks staging, too; the secret is that of production. */
    @Test
    void the_id_of_what_is_open_is_asked_for_without_the_secret() {
        job.with("SERVICE_HEADER", "X-Login").with("SERVICE_HEADER_VALUE", "l0gin-v3ry");
        for (Function<CiJob, Ended> press : Button.RESUME.presses()) {
            job.steps().onlySaysWhatItWouldCall();
            press.apply(job);
            assertThat(job.steps().called()).containsExactly(List.of("status", "--json"),
                    List.of("promote-release", "--resume", "--json", "--header=X-Login=env:SERVICE_HEADER_VALUE"));
        }
    }

    @Test
    void certificates_that_release_does_not_have_yet_are_those_of_the_commit_that_brings_them() throws Exception {
        try (GuardedFront front = new GuardedFront(day.stagingAddress())) {
            ConfiguredRelease.released(day);
            Sha commit = day.landWith("ci/ca.pem", front.authority());
            job = startedBy("ada", ConfiguredRelease.checkedOut(day)).with("SERVICE_CA_FILE", "ci/ca.pem");
            testing(commit).with("HOTFIX", "v1.2.4").with("TRIGGER", "5xx spike");
            for (Function<CiJob, Ended> press : Button.GATE.presses()) {
                passed(anew(press));
            }
            for (Button button : Button.values()) {
                for (Function<CiJob, Ended> press : button.presses()) {
                    assertThat(words(button, one -> anew(press))).as(button.name()).contains("--ca-file=" + authority());
                    assertThat(job.folder().resolve("ci/ca.pem")).doesNotExist();
                    assertThat(authority()).hasContent(front.authority());
                }
            }
        }
    }

    /** A job of an older commit, or of one that renamed the file. */
    @Test
    void certificates_that_the_commit_does_not_have_are_those_of_release() {
        ConfiguredRelease.released(day);
        String release = day.landWith("ci/ca.pem", "of release\n").hex();
        day.move("release", release);
        day.git().in(day.bare(), "branch", "-f", "main", release + "~1");
        job = startedBy("ada", ConfiguredRelease.checkedOut(day)).with("SERVICE_CA_FILE", "ci/ca.pem");
        testing(new Sha(day.head("main"))).with("HOTFIX", "v1.2.4").with("TRIGGER", "5xx spike");
        for (Button button : Button.values()) {
            for (Function<CiJob, Ended> press : button.presses()) {
                day.git().in(job.folder(), "checkout", "-q", "-f", "main");
                ReleaseDay.write(authority(), "of an earlier build\n");
                assertThat(words(button, press)).as(button.name()).contains("--ca-file=" + authority());
                assertThat(authority()).hasContent("of release");
            }
        }
    }

    @Test
    void the_way_back_leaves_certificates_out_that_are_nowhere_and_nothing_else_does() {
        testing(new Sha("a".repeat(40))).with("HOTFIX", "v1.2.4").with("TRIGGER", "5xx spike").with("SERVICE_CA_FILE", "ci/ca.pem");
        for (Button button : Button.values()) {
            boolean back = button == Button.BACK;
            for (Function<CiJob, Ended> press : button.presses()) {
                List<String> words = words(button, press);
                assertThat(words.contains("--ca-file=ci/ca.pem")).as(button + ": " + words).isNotEqualTo(back);
                assertThat(words).isNotEmpty();
            }
        }
        for (Function<CiJob, Ended> press : Button.BACK.presses()) {
            assertThat(press.apply(job).err()).contains("there is no ci/ca.pem, at the commit of the job or at release, so it is left out");
        }
        job.steps().called();
        job.jenkins("Status");
        assertThat(job.steps().called()).containsExactly(List.of("status"));
    }

    /** As in a checkout of its own. */
    private Ended anew(Function<CiJob, Ended> press) {
        authority().toFile().delete();
        day.git().in(job.folder(), "checkout", "-q", "-f", "main");
        return press.apply(job);
    }

    @Test
    void the_configuration_in_force_is_taken_from_the_branch_that_is_named() {
        ConfiguredRelease.released(day);
        day.move("live", day.head("release"));
        day.land("later");
        for (Function<CiJob, Ended> press : Button.GATE.presses()) {
            job = startedBy("ada", ConfiguredRelease.checkedOut(day));
            testing(new Sha(day.head("main"))).steps().onlySaysWhatItWouldCall();
            press.apply(job.with("RELEASE_BRANCH", "no-such-branch"));
            assertThat(head()).isEqualTo(day.head("main"));
            press.apply(job.with("RELEASE_BRANCH", "live"));
            assertThat(head()).isEqualTo(day.head("live"));
        }
    }

    private String head() {
        return day.git().in(job.folder(), "rev-parse", "HEAD");
    }

    /** What is told of a remote of another name, done. */
    @Test
    void a_remote_that_is_not_called_origin_is_known_by_the_line_of_the_recipes() {
        day.configuredWith("git: {remote: upstream}\n");
        job = startedBy("ada", day.operator("ci"));
        testing(day.land("second"));
        Ended unknown = job.gitLab("gates on staging");
        assertThat(unknown.exitCode()).as(unknown.out() + unknown.err()).isNotZero();
        String line = Repository.read(Repository.root().resolve("docs/recipes.md")).lines()
                .filter(one -> one.startsWith("git config remote.NAME.url ")).findFirst().orElseThrow();
        passed(job.bash(line.replace("NAME", "upstream")));
        passed(job.bash(line.replace("NAME", "upstream")));
        passed(job.gitLab("gates on staging"));
        passed(job.gitLab("promote to production"));
    }

    @Test
    void a_job_of_GitLab_has_only_the_token_of_its_environment() {
        Map<String, String> environments = Map.of("gates on staging", "staging", "promote to production", "production",
                "hotfix to production", "production", "resume in production", "production", "roll back production", "production");
        assertThat(CiJob.gitLab().propertyNames()).containsAll(environments.keySet()).hasSize(environments.size() + 1);
        environments.forEach((name, environment) -> assertThat(environmentOf(CiJob.gitLab().path(name))).isEqualTo(environment));
        JsonNode staging = new YAMLMapper().readTree(Repository.read(Steps.recipe("gitlab-ci-staging.yml")));
        assertThat(environmentOf(staging.path("promote to staging"))).isEqualTo("staging");
        for (String recipe : List.of("gitlab-ci-promote.yml", "gitlab-ci-staging.yml")) {
            assertThat(Repository.read(Steps.recipe(recipe)).replaceAll("\n# ", " "))
                    .containsPattern("LOCKSTEP_TOKEN is a variable that is masked(,| and) protected");
        }
    }

    private static String environmentOf(JsonNode job) {
        return job.at("/environment/name").asString(job.path("environment").asString(""));
    }

    @Test
    void a_box_on_Jenkins_is_no_reason_for_a_hotfix() {
        job.with("HOTFIX", "v1.2.4");
        assertThat(words(Button.HOTFIX, one -> one.with("ACCEPT_UNVERIFIED", "false").jenkins("Hotfix")))
                .containsExactly("hotfix-promote", "v1.2.4", "--yes", "--json");
        Ended refused = job.with("ACCEPT_UNVERIFIED", "true").jenkins("Hotfix");
        assertThat(refused.exitCode()).isEqualTo(64);
        assertThat(refused.err()).contains("for a hotfix ACCEPT_UNVERIFIED must say why; nothing was done");
        assertThat(job.steps().called()).isEmpty();
    }

    /** Whom Jenkins lets build the job could promote otherwise. */
    @Test
    void only_those_who_are_named_may_press_Promote_on_Jenkins() {
        assertThat(CiJob.stage("Decide")).containsPattern("submitter: env[.]PROMOTERS,\\s+submitterParameter")
                .contains("(PROMOTERS: ${env.PROMOTERS})");
        assertThat(CiJob.stage("Gates on staging").split("checkout\\(scm\\)", 2)[0]).as("it waits for nobody first")
                .contains("if (!env.PROMOTERS) { error 'PROMOTERS in the Jenkinsfile names nobody who may press Promote;");
        assertThat(CiJob.PROMOTES).contains("        PROMOTERS = ''  ").doesNotContain("release-operators", "fails at once");
    }

    /** Not through a text that Groovy fills in. */
    @Test
    void what_is_typed_on_Jenkins_reaches_the_shell_as_a_variable() {
        String asked = CiJob.stage("Decide");
        List<String> typed = new ArrayList<>(DECLARED.keySet());
        typed.addAll(ACCEPTED.keySet());
        typed.forEach(variable -> assertThat(asked).contains("(name: '" + variable + "', ")
                .contains("env." + variable + " = answer." + variable + "\n"));
        typed.addAll(BACK.keySet());
        typed.addAll(APPROVERS.keySet());
        typed.addAll(List.of("HOTFIX", "SKIP_STAGING", "SKIP_CANARY", "GIVE_UP"));
        typed.forEach(variable -> assertThat(CiJob.RECOVERS).contains("(name: '" + variable + "', "));
        for (String file : List.of(CiJob.PROMOTES, CiJob.RECOVERS)) {
            assertThat(Pattern.compile("sh \"|sh\\(\"|\"\"\"").matcher(file).find()).isFalse();
        }
    }
}
