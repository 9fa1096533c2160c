package tests.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lockstep.base.release.Environment;
import lockstep.base.release.Sha;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.house.Repository;
import tests.recipes.Steps.Ended;
import tests.release.events.Receiver;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The promotion on GitLab and on Jenkins, and the timers: their commands, started as they stand there. */
class CiRecipesTest {

    private static final Pattern SH = Pattern.compile("(?s)sh '''(.*?)'''");

    private ReleaseDay day;
    private Steps job;

    @BeforeEach
    void begin() {
        day = new ReleaseDay();
        job = new Steps(day.operator("ci"));
    }

    @AfterEach
    void end() {
        day.close();
    }

    private static JsonNode gitLab() {
        return new YAMLMapper().readTree(Repository.read(Steps.recipe("gitlab-ci-promote.yml")));
    }

    private Ended gitLab(String name) {
        List<String> lines = new ArrayList<>();
        gitLab().path(name).path("script").forEach(line -> lines.add(line.asString()));
        return job.bash(lines);
    }

    private void leavesAReportOf(Sha commit) {
        assertThat(day.head("release")).isEqualTo(commit.hex());
        assertThat(job.folder().resolve("lockstep-gates.xml")).content().contains("<testcase", "burst_429");
        assertThat(job.folder().resolve("lockstep-report.html")).content().contains(commit.abbreviated());
    }

    @Test
    void git_lab_promotes_what_passed_and_leaves_both_reports() {
        Sha commit = day.land("second");
        job.with("CI_COMMIT_SHA", commit.hex()).with("GITLAB_USER_NAME", "ada")
                .with("GITLAB_USER_EMAIL", "ada@example.org");

        Ended refused = gitLab("promote to production");
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(22);
        assertThat(refused.out()).startsWith("staging-tested; no staging run is recorded for " + commit);

        for (String name : List.of("gates on staging", "promote to production")) {
            Ended ended = gitLab(name);
            assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
        }
        leavesAReportOf(commit);
    }

    @Test
    void the_jobs_of_git_lab_move_one_thing_at_a_time_and_give_the_JUnit_report() {
        assertThat(gitLab().at("/gates on staging/artifacts/reports/junit").asString()).isEqualTo("lockstep-gates.xml");
        assertThat(gitLab().at("/promote to production/resource_group").asString()).isEqualTo("production");
        assertThat(gitLab().at("/.lockstep/variables/GIT_DEPTH").asString()).isEqualTo("0");
    }

    @Test
    void jenkins_promotes_what_passed_and_leaves_both_reports() {
        Sha commit = day.land("second");
        job.with("GIT_COMMIT", commit.hex()).with("OPERATOR", "ada");
        List<String> steps = SH.matcher(Repository.read(Steps.recipe("Jenkinsfile"))).results()
                .map(match -> match.group(1).replace("\\\n", "").replace("\\\\", "\\"))
                .toList();
        assertThat(steps).hasSize(4);

        Ended refused = job.run(steps.get(1), "sh", "-xe");
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(22);
        assertThat(refused.out()).startsWith("staging-tested; ");

        for (String step : steps.subList(0, 2)) {
            Ended ended = job.run(step, "sh", "-xe");
            assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
        }
        leavesAReportOf(commit);
    }

    private String jenkins(String stage) {
        String rest = Repository.read(Steps.recipe("Jenkinsfile")).split(Pattern.quote("stage('" + stage + "')"), 2)[1];
        return SH.matcher(rest).results().findFirst().orElseThrow().group(1)
                .replace("\\\n", "").replace("\\\\", "\\");
    }

    private void stopsAt(Sha commit) {
        day.platformStops();
        Ended begun = job.bash("jbang promote-release --sha " + commit + " --yes");
        assertThat(begun.exitCode()).as(begun.err()).isEqualTo(24);
        day.runs(Environment.PRODUCTION, commit.hex());
        day.platformDeploys();
    }

    @Test
    void git_lab_resumes_what_was_begun_and_rolls_it_back() {
        day.landTested("first");
        job.with("GITLAB_USER_NAME", "ada").with("GITLAB_USER_EMAIL", "ada@example.org");
        assertThat(job.bash("jbang promote-release --yes").exitCode()).isZero();
        String first = day.head("release");
        Sha second = day.landTested("second");
        stopsAt(second);

        Ended resumed = gitLab("resume in production");
        assertThat(resumed.exitCode()).as(resumed.out() + resumed.err()).isZero();
        assertThat(day.log()).contains("  result: pass");
        job.with("TRIGGER", "5xx spike");
        Ended back = gitLab("roll back production");
        assertThat(back.exitCode()).as(back.out() + back.err()).isZero();
        assertThat(day.head("release")).isEqualTo(first);
        assertThat(day.log()).contains("5xx spike");
    }

    @Test
    void jenkins_resumes_what_was_begun_and_rolls_it_back() {
        day.landTested("first");
        job.with("OPERATOR", "ada").with("TRIGGER", "DB failure");
        assertThat(job.bash("jbang promote-release --yes").exitCode()).isZero();
        String first = day.head("release");
        stopsAt(day.landTested("second"));

        Ended resumed = job.run(jenkins("Resume"), "sh", "-xe");
        assertThat(resumed.exitCode()).as(resumed.out() + resumed.err()).isZero();
        Ended back = job.run(jenkins("Roll back"), "sh", "-xe");
        assertThat(back.exitCode()).as(back.out() + back.err()).isZero();
        assertThat(day.head("release")).isEqualTo(first);
    }

    private static String value(String unit, String key) {
        return Repository.read(Steps.recipe("systemd/" + unit)).lines()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .reduce((one, other) -> {
                    throw new IllegalStateException(unit + " has " + key + " twice");
                })
                .orElseThrow(() -> new IllegalStateException(unit + " has no " + key));
    }

    private Ended started(String unit, Steps host) {
        String command = value(unit + ".service", "ExecStart");
        assertThat(command).startsWith("/opt/lockstep/bin/lockstep ");
        return host.with("OPERATOR", "lockstep@host").bash(command.replace("/opt/lockstep/bin/lockstep", "jbang"));
    }

    @Test
    void the_soak_is_sampled_and_one_that_is_not_over_is_no_failure_of_the_unit() {
        day.land("second");
        Ended ended = started("lockstep-soak", job);
        assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
        assertThat(Repository.read(Steps.recipe("systemd/lockstep-soak.service"))).doesNotContain("SuccessExitStatus");
        assertThat(day.evidence()).contains("evidence/runs/");
    }

    @Test
    void a_staging_that_the_soak_cannot_reach_is_a_failure_of_the_unit() {
        Seat host = day.operator("host");
        day.land("second");
        host.reconfigure(day.stagingAddress(), "http://does-not-exist.invalid");
        Ended ended = started("lockstep-soak", new Steps(host));
        assertThat(ended.exitCode()).as(ended.out() + ended.err()).isEqualTo(21);
    }

    @Test
    void the_timer_of_events_tells_what_waits() {
        try (Receiver receiver = new Receiver()) {
            day.configuredWith(receiver.yaml("staging-run"));
            day.landTested("second");
            Ended ended = started("lockstep-events", new Steps(day.operator("host")));
            assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
            assertThat(receiver.words()).containsExactly("staging-run pass");
        }
    }

    @Test
    void a_unit_that_fails_is_told_to_somebody() throws IOException {
        for (String unit : List.of("events", "reap", "soak", "verify")) {
            assertThat(value("lockstep-" + unit + ".service", "OnFailure")).isEqualTo("lockstep-alert@%n.service");
        }
        Path told = day.folder().resolve("told");
        String command = value("lockstep-alert@.service", "ExecStart")
                .replace("%i", "lockstep-verify.service").replace("$$", "$");
        Ended ended = job.program("systemctl", "#!/bin/sh\necho \"$@: code=exited, status=25\"\nexit 3\n")
                .with("LOCKSTEP_ALERT", "tee " + told).bash(command);
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        assertThat(told).content().contains("status", "lockstep-verify.service", "status=25");
    }

    @Test
    void the_record_is_verified() {
        day.landTested("second");
        Ended ended = started("lockstep-verify", job);
        assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.out()).startsWith("verified: ");
    }

    @Test
    void the_timer_that_ends_forgotten_canaries_has_nothing_to_do_where_there_is_none() {
        day.configuredWith("""
                pipeline: {canary: {traffic: {set: [false], read: [echo, "0"], abort: [false]}}}
                """);
        Ended ended = started("lockstep-reap", new Steps(day.operator("host")));
        assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
    }

    @Test
    void every_unit_is_one_that_systemd_understands() throws IOException {
        List<Path> units;
        try (Stream<Path> files = Files.list(Steps.recipe("systemd"))) {
            units = files.sorted().toList();
        }
        assertThat(units).hasSize(9).allSatisfy(unit -> assertThat(Repository.read(unit).lines())
                .allMatch(line -> line.isEmpty() || line.startsWith("#") || line.matches("\\[\\w+]|[A-Z]\\w+=.+")));
        for (Path unit : units) {
            ReleaseDay.write(day.folder().resolve("units").resolve(unit.getFileName().toString()),
                    Repository.read(unit).replace("/opt/lockstep/bin/lockstep", "/bin/true"));
        }
        if (Files.isExecutable(Path.of("/usr/bin/systemd-analyze"))) {
            Ended verified = job.bash("systemd-analyze verify " + day.folder().resolve("units") + "/*");
            assertThat(verified.exitCode()).as(verified.err()).isZero();
            assertThat(verified.err()).isEmpty();
        }
    }
}
