package tests.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.house.Repository;
import tests.recipes.Steps.Ended;
import tests.release.workflow.ReleaseDay;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The promotion on GitLab and on Jenkins: its commands, started as they stand there. */
class CiRecipesTest {

    private static final String PROMOTES = CiJob.PROMOTES;
    private static final String RECOVERS = CiJob.RECOVERS;

    private ReleaseDay day;
    private CiJob job;

    @BeforeEach
    void begin() {
        day = new ReleaseDay();
        job = new CiJob(day.operator("ci"));
    }

    @AfterEach
    void end() {
        day.close();
    }

    private void leavesAReportOf(Sha commit) {
        assertThat(day.head("release")).isEqualTo(commit.hex());
        assertThat(job.folder().resolve("lockstep-gates.xml")).content().contains("<testcase", "burst_429");
        assertThat(job.folder().resolve("lockstep-report.html")).content().contains(commit.abbreviated());
    }

    @Test
    void git_lab_promotes_what_passed_and_leaves_both_reports() {
        Sha commit = day.land("second");
        job.with("CI_COMMIT_SHA", commit.hex()).startedOnGitLabBy("ada", "Ada");

        Ended refused = job.gitLab("promote to production");
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(22);
        assertThat(refused.out()).startsWith("staging-tested; no staging run is recorded for " + commit);

        for (String name : List.of("gates on staging", "promote to production")) {
            Ended ended = job.gitLab(name);
            assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
        }
        leavesAReportOf(commit);
    }

    @Test
    void the_jobs_of_git_lab_move_one_thing_at_a_time_and_give_the_JUnit_report() {
        assertThat(CiJob.gitLab().at("/gates on staging/artifacts/reports/junit").asString()).isEqualTo("lockstep-gates.xml");
        assertThat(CiJob.gitLab().at("/promote to production/resource_group").asString()).isEqualTo("production");
        assertThat(CiJob.gitLab().at("/.lockstep/variables/GIT_DEPTH").asString()).isEqualTo("0");
        for (String name : List.of("resume in production", "roll back production")) {
            assertThat(CiJob.gitLab().path(name).has("script")).isTrue();
            assertThat(CiJob.gitLab().path(name).has("resource_group")).as(name + " waits for a promotion").isFalse();
            assertThat(CiJob.gitLab().path(name).at("/environment/action").asString())
                    .as(name + " is a deployment of its pipeline's commit").isEqualTo("access");
        }
    }

    @Test
    void jenkins_promotes_what_passed_and_leaves_both_reports() {
        Sha commit = day.land("second");
        job.with("COMMIT", commit.hex()).with("OPERATOR", "ada");
        Ended refused = job.jenkins("Promote");
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(22);
        assertThat(refused.out()).startsWith("staging-tested; ");

        for (String stage : List.of("Gates on staging", "Promote")) {
            Ended ended = job.jenkins(stage);
            assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
        }
        leavesAReportOf(commit);
    }

    @Test
    void the_way_back_on_Jenkins_waits_for_no_answer_and_has_no_limit_in_time() {
        assertThat(RECOVERS).contains("rollback-release", "--resume")
                .doesNotContain("disableConcurrentBuilds", "timeout(", "input ", "input(", "lock(");
        assertThat(PROMOTES).doesNotContain("rollback-release", "--resume");
    }

    /** A limit around the question would end what the answer began. */
    @Test
    void what_moves_production_on_Jenkins_has_no_limit_in_time_and_a_question_holds_no_agent() {
        assertThat(PROMOTES.split("    stages \\{", 2)[0]).contains("agent none").doesNotContain("timeout(");
        assertThat(CiJob.after(PROMOTES, "stage('Promote')")).contains("agent any").doesNotContain("timeout(");
        assertThat(CiJob.after(PROMOTES, "stage('Decide')").split("stage\\('", 2)[0])
                .contains("timeout(", "input(").doesNotContain("agent ");
    }

    /** Though the branch went on while the question was open. */
    @Test
    void jenkins_promotes_the_commit_that_it_tested() {
        assertThat(PROMOTES.split(Pattern.quote("stage('Decide')"), 2)[0])
                .contains("script { env.COMMIT = checkout(scm).GIT_COMMIT }");
        assertThat(CiJob.after(PROMOTES, "stage('Decide')")).contains("--sha \"$COMMIT\"").doesNotContain("GIT_COMMIT");
    }

    /** What is archived whatever happens is of this build. */
    @Test
    void a_build_on_Jenkins_that_fails_at_once_leaves_no_report_of_an_earlier_one() {
        job.with("COMMIT", day.landTested("second").hex()).with("OPERATOR", "ada");
        assertThat(job.jenkins("Gates on staging").exitCode()).isZero();
        assertThat(job.jenkins("Promote").exitCode()).isZero();
        day.git().in(job.folder(), "remote", "set-url", "origin", "/does/not/exist");
        for (String stage : List.of("Gates on staging", "Promote")) {
            assertThat(job.jenkins(stage).exitCode()).as(stage).isNotZero();
        }
        assertThat(job.folder()).isDirectoryNotContaining("glob:**/lockstep{.json,-report.html,-gates.xml}");
        assertThat(PROMOTES).contains("skipDefaultCheckout()");
    }

    /** The plugin gives what it checks out with to its own git alone. */
    @Test
    void every_step_on_Jenkins_that_talks_to_the_remote_has_credentials() {
        for (String recipe : List.of(PROMOTES, RECOVERS, CiJob.STAGES)) {
            String steps = CiJob.after(recipe, "pipeline {");
            int covered = 0;
            for (MatchResult block : Pattern.compile("(?s)withCredentials\\(secrets\\(\\)\\) \\{"
                    + "\n(.*?)\n                }\n").matcher(steps).results().toList()) {
                steps = steps.replace(block.group(), "");
                covered++;
            }
            assertThat(covered).isPositive();
            assertThat(recipe).contains("def all = [gitUsernamePassword(credentialsId: 'lockstep-git')]");
            assertThat(steps).doesNotContain("sh takeConfigurationInForce", "sh asking", "/opt/lockstep/bin/", "git fetch");
        }
    }

    @Test
    void on_Jenkins_the_record_names_who_pressed_and_nobody_else_approves() {
        assertThat(PROMOTES).contains("submitterParameter: 'WHO'", "OPERATOR = \"${env.PROMOTED_BY ?: ''}\"")
                .doesNotContain("BUILD_USER");
        assertThat(RECOVERS).contains("OPERATOR = whoStarted()").doesNotContain("BUILD_USER");
        day.landTested("first");
        assertThat(job.bash("jbang promote-release --yes").exitCode()).isZero();
        String head = day.head("release");
        job.with("COMMIT", day.landTested("second").hex()).with("OPERATOR", "").with("TRIGGER", "5xx spike");
        for (String stage : List.of("Promote", "Roll back")) {
            Ended ended = job.jenkins(stage);
            assertThat(ended.exitCode()).as(ended.out() + ended.err()).isEqualTo(64);
            assertThat(ended.err()).contains("nobody is known who ", "nothing was done");
        }
        assertThat(day.head("release")).isEqualTo(head);
    }

    /** It shows no form, and takes the first of each. */
    @Test
    void the_first_press_on_Jenkins_changes_nothing_and_prints_what_FROM_needs() {
        day.landTested("first");
        assertThat(job.bash("jbang promote-release --yes").exitCode()).isZero();
        assertThat(CiJob.after(RECOVERS, "choices: [")).startsWith("'status', ");
        String before = day.refs();
        Ended shown = job.jenkins("Status");
        assertThat(shown.exitCode()).as(shown.err()).isZero();
        assertThat(shown.out()).contains(day.head("release")).contains("rollback would go to");
        assertThat(day.refs()).isEqualTo(before);
    }

    /** Its needs are of one stage, and so hold for every GitLab that knows them. */
    @Test
    void on_GitLab_the_gates_follow_the_deployment_where_both_files_are_included() {
        JsonNode deployed = new YAMLMapper().readTree(Repository.read(Steps.recipe("gitlab-ci-staging.yml")))
                .path("promote to staging");
        JsonNode gates = CiJob.gitLab().path("gates on staging");
        assertThat(gates.path("needs").path(0).path("job").asString()).isEqualTo("promote to staging");
        assertThat(gates.path("needs").path(0).path("optional").booleanValue()).isTrue();
        assertThat(deployed.path("stage")).isEqualTo(gates.path("stage"));
        assertThat(deployed.path("image")).isEqualTo(CiJob.gitLab().at("/.lockstep/image"));
        assertThat(deployed.at("/before_script/0").asString())
                .isEqualTo(CiJob.gitLab().at("/.lockstep/before_script/0").asString());
    }

    @Test
    void the_image_of_GitLab_has_the_bundle_where_the_jobs_start_it() {
        String image = Repository.read(Steps.recipe("Dockerfile"));
        String bundle = "lockstep-1.0.0+1a2b3c4-linux-x86_64";
        PathMatcher added = FileSystems.getDefault().getPathMatcher("glob:" + CiJob.after(image, "\nADD ").split(" ", 2)[0]);
        assertThat(List.of(bundle + ".tar.gz", bundle + ".tar.gz.sha256", bundle + ".cdx.json"))
                .filteredOn(name -> added.matches(Path.of(name))).containsExactly(bundle + ".tar.gz");
        Path opt = day.folder().resolve("opt");
        job.steps().program("../opt/" + bundle + "/bin/lockstep", "#!/bin/sh\necho \"Lockstep $*\"\n");
        Ended built = job.bash("cd '" + opt + "'\n" + image.substring(image.lastIndexOf("\nRUN ") + 5));
        assertThat(built.exitCode()).as(built.err()).isZero();
        assertThat(built.out()).isEqualTo("Lockstep --version\n");
        assertThat(opt.resolve("lockstep/bin/lockstep")).isExecutable();

        job.steps().program("../opt/lockstep-1.1.0+5d6e7f8-linux-x86_64/bin/lockstep", "#!/bin/sh\n");
        Ended two = job.bash("cd '" + opt + "'\n" + image.substring(image.lastIndexOf("\nRUN ") + 5));
        assertThat(two.exitCode()).isEqualTo(1);
        assertThat(two.err()).contains("bundle-out has several bundles: empty it");
    }

    /** When production is down, others may be, too. */
    @Test
    void no_job_fetches_anything_but_from_the_team_s_own_server() {
        for (String recipe : List.of("gitlab-ci-promote.yml", "gitlab-ci-staging.yml", "Jenkinsfile", "Jenkinsfile.recover",
                "Jenkinsfile.staging")) {
            assertThat(Repository.read(Steps.recipe(recipe))).as(recipe).contains("/opt/lockstep/bin/lockstep")
                    .doesNotContain("apt-get", "git clone", "https://github.com", "curl ", "docker ", "mvn", "jbang");
        }
    }

    @Test
    void git_lab_judges_a_commit_that_changes_the_policy_by_the_one_on_release() {
        ConfiguredRelease.released(day);
        Sha commit = ConfiguredRelease.changesThePolicy(day);
        job = new CiJob(ConfiguredRelease.checkedOut(day)).with("CI_COMMIT_SHA", commit.hex())
                .startedOnGitLabBy("ada", "Ada");
        for (String name : List.of("gates on staging", "promote to production")) {
            Ended ended = job.gitLab(name);
            assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
        }
        leavesAReportOf(commit);
    }

    @Test
    void jenkins_judges_a_commit_that_changes_the_policy_by_the_one_on_release() {
        ConfiguredRelease.released(day);
        Sha commit = ConfiguredRelease.changesThePolicy(day);
        job = new CiJob(ConfiguredRelease.checkedOut(day)).with("COMMIT", commit.hex()).with("OPERATOR", "ada");
        for (String stage : List.of("Gates on staging", "Promote")) {
            Ended ended = job.jenkins(stage);
            assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
        }
        leavesAReportOf(commit);
    }

    @Test
    void a_tag_of_the_name_of_release_is_not_taken_for_it() {
        ConfiguredRelease.released(day);
        Sha commit = ConfiguredRelease.changesThePolicy(day);
        day.tag("release", commit);
        job = new CiJob(ConfiguredRelease.checkedOut(day)).with("CI_COMMIT_SHA", commit.hex())
                .startedOnGitLabBy("ada", "Ada");
        Ended ended = job.gitLab("gates on staging");
        assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
    }

    private void stopsAt(Sha commit) {
        day.platformStops();
        Ended begun = job.bash("jbang promote-release --sha " + commit + " --yes");
        assertThat(begun.exitCode()).as(begun.err()).isEqualTo(24);
        day.runs(Environment.PRODUCTION, commit.hex());
        day.platformDeploys();
    }

    /** What somebody looks for the morning after; the log says it in words. */
    private void leavesWhatItDid(Ended ended, String kind, Sha commit) {
        assertThat(job.folder().resolve("lockstep.json")).content()
                .contains("\"lockstep/release-move/v1\"", "\"kind\" : \"" + kind + "\"", "\"commit\" : \"" + commit + "\"");
        assertThat(job.folder().resolve("lockstep-report.html")).content().contains(commit.abbreviated());
        assertThat(ended.out()).contains("production is healthy").doesNotContain("lockstep/release-move/v1");
        job.folder().resolve("lockstep.json").toFile().delete();
        job.folder().resolve("lockstep-report.html").toFile().delete();
    }

    @Test
    void every_job_that_moves_production_keeps_its_JSON_and_its_report_however_it_ended() {
        for (String name : List.of(
                "promote to production", "hotfix to production", "resume in production", "roll back production")) {
            assertThat(CiJob.gitLab().path(name).path("artifacts").toString()).as(name)
                    .isEqualTo("{\"when\":\"always\",\"paths\":[\"lockstep.json\",\"lockstep-report.html\"]}");
        }
        String kept = "post { always { archiveArtifacts artifacts: 'lockstep.json, lockstep-report.html', allowEmptyArchive: true } }";
        assertThat(CiJob.after(PROMOTES, "stage('Promote')")).contains(kept);
        assertThat(RECOVERS).as("of the whole job").endsWith("    }\n    " + kept + "\n}\n")
                .contains("sh '''rm -f lockstep.json lockstep-report.html'''\n                checkout scm");
    }

    /** No two recipes of Jenkins do the same in another way. */
    @Test
    void what_the_Jenkinsfiles_have_in_common_is_the_same() {
        String taken = "def takeConfigurationInForce = '''";
        assertThat(CiJob.after(CiJob.STAGES, taken).split("'''", 2)[0]).isEqualTo(CiJob.after(PROMOTES, taken).split("'''", 2)[0]);
        String moves = "    move() {";
        assertThat(CiJob.after(RECOVERS, moves).split("'''", 2)[0]).isEqualTo(CiJob.after(PROMOTES, moves).split("'''", 2)[0]);
    }

    @Test
    void jenkins_brings_a_commit_to_staging() {
        Sha commit = day.land("second");
        job.with("COMMIT", commit.hex()).with("OPERATOR", "jenkins").with("ON_GITHUB", "").with("ON_GITLAB", "")
                .with("FORGE_API", "");
        Map<String, String> reports = Map.of("unit.xml", "<testsuite><testcase name='a'/></testsuite>",
                "jacoco.xml", "<report name='x'><counter type='LINE' missed='1' covered='9'/></report>",
                "scan.sarif", "{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {\"driver\": {\"name\": \"scan\"}}, "
                        + "\"invocations\": [{\"executionSuccessful\": true}], \"results\": []}]}");
        String stage = "Bring to staging";
        assertThat(CiJob.stage(stage)).contains("dir('.lockstep-reports') { unstash 'reports' }");
        // Where the plugin brings the reports, behind the step that takes the configuration in force.
        job.steps().program("rm", "#!/bin/sh\n/bin/rm \"$@\"\nmkdir -p .lockstep-reports/build\n" + reports.entrySet().stream()
                .map(one -> "cat > .lockstep-reports/build/" + one.getKey() + " <<'END'\n" + one.getValue() + "\nEND\n")
                .collect(Collectors.joining()));
        Ended ended = job.jenkins(stage);
        assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
        assertThat(day.evidence()).contains("-unit-", "-coverage-", "-sarif-", "evidence/runs/");
        assertThat(job.folder().resolve("lockstep-gates.xml")).content().contains("<testcase", "burst_429");
        String build = CiJob.after(CiJob.STAGES, "stage('Build')").split("stage\\('", 2)[0];
        assertThat(build).contains("Your build goes here").doesNotContain("withCredentials", "secrets()");

        job.steps().onlySaysWhatItWouldCall();
        job.with("ON_GITHUB", "acme/api").with("FORGE_API", "https://forge.example/api").jenkins(stage);
        assertThat(job.steps().called()).contains(List.of("record-checks", commit.hex(), "--github=acme/api",
                "--api=https://forge.example/api", "--header=Authorization=env:FORGE_AUTHORIZATION"));
    }

    /** The tag of a release's checkpoint is pushed with each move, and must start none. */
    @Test
    void the_tag_of_a_witness_starts_no_recipe_and_is_left_out_by_what_the_documents_say() {
        day.landTested("first");
        assertThat(job.bash("jbang promote-release --yes").exitCode()).isZero();
        String tag = day.refs().lines().filter(line -> line.contains("refs/tags/lockstep/")).findFirst().orElseThrow()
                .replaceFirst(".*refs/tags/", "");
        assertThat(day.git().in(day.bare(), "ls-tree", "-r", "--name-only", tag)).as("what CI would read there")
                .doesNotContain(".github", ".gitlab-ci.yml", "Jenkinsfile");
        for (String name : List.of("gitlab-ci-promote.yml", "gitlab-ci-staging.yml")) {
            Repository.read(Steps.recipe(name)).lines().filter(line -> line.strip().startsWith("- if: "))
                    .filter(line -> line.contains("$CI_COMMIT") || line.contains("$CI_PIPELINE"))
                    .forEach(line -> assertThat(line).as("a pipeline of a tag has no branch").contains("$CI_COMMIT_BRANCH == \"main\""));
        }
        for (String name : List.of("promote", "hotfix", "recover", "staging")) {
            JsonNode starts = new YAMLMapper().readTree(Repository.read(Steps.recipe("github-actions-" + name + ".yml"))).path("on");
            assertThat(starts.has("push") ? starts.path("push").propertyNames() : starts.propertyNames()).as(name)
                    .containsExactly(starts.has("push") ? "branches" : "workflow_dispatch");
        }
        String told = Repository.read(Repository.root().resolve("docs/recipes.md"));
        Matcher glob = Pattern.compile("tags-ignore: \\['(.+?)']").matcher(told);
        assertThat(glob.find()).isTrue();
        assertThat(FileSystems.getDefault().getPathMatcher("glob:" + glob.group(1)).matches(Path.of(tag))).isTrue();
        Matcher regex = Pattern.compile("if: \\$CI_COMMIT_TAG =~ /(.+)/\n").matcher(told);
        assertThat(regex.find()).isTrue();
        assertThat(tag).containsPattern(regex.group(1).replace("\\/", "/"));
    }

    @Test
    void git_lab_resumes_what_was_begun_and_rolls_it_back() {
        day.landTested("first");
        job.startedOnGitLabBy("ada", "Ada");
        assertThat(job.bash("jbang promote-release --yes").exitCode()).isZero();
        String first = day.head("release");
        Sha second = day.landTested("second");
        stopsAt(second);

        Ended resumed = job.gitLab("resume in production");
        assertThat(resumed.exitCode()).as(resumed.out() + resumed.err()).isZero();
        assertThat(day.log()).contains("  result: pass");
        leavesWhatItDid(resumed, "promotion", second);
        job.with("TRIGGER", "5xx spike");
        Ended back = job.gitLab("roll back production");
        assertThat(back.exitCode()).as(back.out() + back.err()).isZero();
        leavesWhatItDid(back, "rollback", new Sha(first));
        assertThat(day.head("release")).isEqualTo(first);
        assertThat(day.log()).contains("5xx spike");
    }

    /** What each server gives its jobs when it starts them. */
    private void startedBy(String name) {
        job = new CiJob(day.operator("ci")).startedOnGitLabBy(name, name)
                .with("OPERATOR", name).with("TRIGGER", "5xx spike");
    }

    @Test
    void a_rollback_that_needs_approvals_on_the_record_is_done_by_those() {
        day.configuredWith(ConfiguredRelease.APPROVED_ROLLBACK);
        startedBy("ada");
        String first = day.landTested("first").hex();
        assertThat(job.bash("jbang promote-release --yes").exitCode()).isZero();
        for (Supplier<Ended> press : List.<Supplier<Ended>>of(
                () -> job.gitLab("roll back production"), () -> job.jenkins("Roll back"))) {
            day.landTested("next");
            assertThat(job.bash("jbang promote-release --yes").exitCode()).isZero();
            assertThat(press.get().exitCode()).isEqualTo(22);
            ConfiguredRelease.approvesTheWayBack(day, first);
            Ended back = press.get();
            assertThat(back.exitCode()).as(back.out() + back.err()).isZero();
            assertThat(day.head("release")).isEqualTo(first);
        }
    }

    @Test
    void only_true_gives_up() {
        startedBy("ada");
        day.landTested("first");
        day.platformStops();
        assertThat(job.bash("jbang promote-release --yes").exitCode()).isEqualTo(24);
        for (Supplier<Ended> press : List.<Supplier<Ended>>of(
                () -> job.gitLab("resume in production"), () -> job.jenkins("Resume"))) {
            job.with("GIVE_UP", "no");
            Ended unclear = press.get();
            assertThat(unclear.exitCode()).as(unclear.out() + unclear.err()).isEqualTo(64);
            assertThat(unclear.err()).contains("GIVE_UP must be true or false; nothing was done");
            job.with("GIVE_UP", "false");
            Ended waited = press.get();
            assertThat(waited.exitCode()).as(waited.out() + waited.err()).isEqualTo(24);
        }
        job.with("GIVE_UP", "true");
        Ended gaveUp = job.jenkins("Resume");
        assertThat(gaveUp.exitCode()).as(gaveUp.out() + gaveUp.err()).isEqualTo(20);
        assertThat(day.log()).contains("given up by ada");
    }

    @Test
    void jenkins_resumes_what_was_begun_and_rolls_it_back() {
        day.landTested("first");
        job.with("OPERATOR", "ada").with("TRIGGER", "DB failure");
        assertThat(job.bash("jbang promote-release --yes").exitCode()).isZero();
        String first = day.head("release");
        Sha second = day.landTested("second");
        stopsAt(second);

        Ended resumed = job.jenkins("Resume");
        assertThat(resumed.exitCode()).as(resumed.out() + resumed.err()).isZero();
        leavesWhatItDid(resumed, "promotion", second);
        Ended back = job.jenkins("Roll back");
        assertThat(back.exitCode()).as(back.out() + back.err()).isZero();
        leavesWhatItDid(back, "rollback", new Sha(first));
        assertThat(day.head("release")).isEqualTo(first);
    }
}
