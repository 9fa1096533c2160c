package tests.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tests.house.Repository;
import tests.record.signature.Keys;
import tests.recipes.Steps.Ended;
import tests.release.events.Receiver;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** The timers of docs/recipes/systemd: their commands, started as they stand there. */
class TimersTest {

    private static final List<String> UNITS = List.of("events", "reap", "soak", "verify");

    private ReleaseDay day;
    private Steps job;
    private Map<String, String> overrides = Map.of();

    @BeforeEach
    void begin() {
        day = new ReleaseDay();
        job = new Steps(day.operator("ci"));
    }

    @AfterEach
    void end() {
        day.close();
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

    /** As systemd starts it: what comes before, then the command. */
    private Ended started(String unit, Steps host) {
        String command = value(unit + ".service", "ExecStart");
        assertThat(command).startsWith("/opt/lockstep/bin/lockstep ");
        for (String variable : value(unit + ".service", "Environment").split(" ")) {
            if (!overrides.containsKey(variable.split("=")[0]) && !variable.startsWith("XDG_")) {
                host.with(variable.split("=")[0], variable.split("=", 2)[1]);
            }
        }
        overrides.forEach(host::with);
        return host.with("OPERATOR", "lockstep@host").bash(List.of(
                value(unit + ".service", "ExecStartPre").replace("$$", "$"),
                command.replace("/opt/lockstep/bin/lockstep", "jbang")));
    }

    /** Nobody works in the clone, so nobody else brings it up to date. */
    @Test
    void every_unit_acts_by_the_configuration_on_release_however_old_its_clone_is() {
        try (Receiver receiver = new Receiver()) {
            day.configuredWith(receiver.yaml("adopt"));
            everyUnitActsByTheConfigurationOnRelease();
        }
    }

    private void everyUnitActsByTheConfigurationOnRelease() {
        Steps host = new Steps(ConfiguredRelease.checkedOut(day));
        for (String unit : UNITS) {
            day.git().in(host.folder(), "checkout", "-q", "-f", "--orphan", "elsewhere-" + unit);
            started("lockstep-" + unit, host);
            assertThat(day.git().in(host.folder(), "rev-parse", "HEAD")).as(unit).isEqualTo(day.head("main"));
        }
        ConfiguredRelease.released(day);
        day.land("later");
        for (String unit : UNITS) {
            day.git().in(host.folder(), "checkout", "-q", "-f", "main");
            Ended ended = started("lockstep-" + unit, host);
            assertThat(ended.exitCode()).as(unit + ended.out() + ended.err()).isZero();
            assertThat(day.git().in(host.folder(), "rev-parse", "HEAD")).as(unit).isEqualTo(day.head("release"));
        }
    }

    @Test
    void every_unit_takes_the_remote_and_the_branch_that_its_Environment_names() {
        ConfiguredRelease.released(day);
        day.move("live", ConfiguredRelease.changesThePolicy(day).hex());
        day.land("later");
        Steps host = new Steps(ConfiguredRelease.checkedOut(day));
        day.git().in(host.folder(), "remote", "rename", "origin", "upstream");
        overrides = Map.of("REMOTE", "upstream", "RELEASE_BRANCH", "live");
        for (String unit : UNITS) {
            day.git().in(host.folder(), "checkout", "-q", "-f", "main");
            started("lockstep-" + unit, host);
            assertThat(day.git().in(host.folder(), "rev-parse", "HEAD")).as(unit).isEqualTo(day.head("live"));
        }
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
    void the_soak_of_a_staging_behind_a_login_takes_the_options_of_its_file() throws IOException {
        day.land("second");
        try (GuardedFront front = new GuardedFront(day.stagingAddress())) {
            Seat host = day.operator("host");
            host.reconfigure(day.stagingAddress(), front.base());
            Files.writeString(host.folder().resolve("authority.pem"), front.authority());
            assertThat(value("lockstep-soak.service", "EnvironmentFile")).isEqualTo("-/etc/lockstep/soak");
            assertThat(started("lockstep-soak", new Steps(host)).exitCode()).isEqualTo(20);
            overrides = Map.of("SERVICE_HEADER_VALUE", GuardedFront.VALUE,
                    "OPTIONS", "--header=" + GuardedFront.HEADER + "=env:SERVICE_HEADER_VALUE --ca-file=authority.pem");
            Ended ended = started("lockstep-soak", new Steps(host));
            assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
        }
    }

    /** evidence.sign.key is where the operators have theirs. */
    @Test
    void where_the_team_requires_signatures_the_soak_is_signed_with_the_key_that_its_unit_names() {
        Path folder = day.folder().resolve("keys");
        ReleaseDay.write(folder.resolve("here"), "");
        Keys keys = new Keys(folder);
        keys.known("timer");
        keys.allow("signers", keys.line("timer@example.org", "namespaces=\"lockstep-evidence\"", "timer"));
        Seat host = day.operator("host");
        host.demandsSignatures(Path.of("~/.ssh/id_ed25519"), folder.resolve("signers"));
        day.land("second");
        Ended without = started("lockstep-soak", new Steps(host));
        assertThat(without.exitCode()).as(without.out() + without.err()).isEqualTo(78);
        assertThat(without.err()).contains("with the key /var/lib/lockstep/signing-key");
        overrides = Map.of("LOCKSTEP_SIGNING_KEY_FILE", folder.resolve("timer").toString());
        Ended sampled = started("lockstep-soak", new Steps(host));
        assertThat(sampled.exitCode()).as(sampled.out() + sampled.err()).isZero();
        assertThat(day.evidence()).contains(".intoto.json.sig");
        for (String unit : List.of("soak", "reap")) {
            assertThat(value("lockstep-" + unit + ".service", "Environment"))
                    .contains("LOCKSTEP_SIGNING_KEY_FILE=/var/lib/lockstep/signing-key");
        }
        assertThat(Repository.read(Repository.root().resolve("docs/recipes.md")))
                .contains("`/var/lib/lockstep/signing-key`").doesNotContain("has `user.signingkey` and");
    }

    /** As cron starts it. */
    private static Ended crontab(Seat host) {
        String line = Repository.read(Repository.root().resolve("docs/recipes.md")).lines()
                .filter(one -> one.startsWith("*/10 * * * * ")).findFirst().orElseThrow();
        return new Steps(host).with("OPERATOR", "lockstep@host").run(line.substring("*/10 * * * * ".length())
                .replace("/srv/lockstep/soak", host.folder().toString())
                .replace("/opt/lockstep/bin/lockstep", "jbang"), "sh");
    }

    @Test
    void the_line_for_a_crontab_samples_the_soak_from_the_configuration_on_release() {
        Seat host = ConfiguredRelease.checkedOut(day);
        ConfiguredRelease.released(day);
        day.land("later");
        Ended ended = crontab(host);
        assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
        assertThat(day.git().in(host.folder(), "rev-parse", "HEAD")).isEqualTo(day.head("release"));
        assertThat(day.evidence()).contains("evidence/runs/");
    }

    @Test
    void until_release_has_a_configuration_the_line_for_a_crontab_takes_that_of_main() {
        day.landWith("lockstep.yaml", Repository.read(job.folder().resolve("lockstep.yaml")));
        Seat host = ConfiguredRelease.checkedOut(day);
        Ended ended = crontab(host);
        assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
        assertThat(day.git().in(host.folder(), "rev-parse", "HEAD")).isEqualTo(day.head("main"));
        assertThat(day.evidence()).contains("evidence/runs/");
    }

    /** While one runs the files of its clone, another must not bring them to a newer release. */
    @Test
    void no_unit_moves_the_clone_of_another() {
        assertThat(UNITS.stream().map(unit -> value("lockstep-" + unit + ".service", "WorkingDirectory")))
                .doesNotHaveDuplicates();
        for (String unit : UNITS) {
            String service = "lockstep-" + unit + ".service";
            assertThat(value(service, "WorkingDirectory")).startsWith("/srv/lockstep/");
            assertThat(value(service, "ReadWritePaths").split(" ")[0]).isEqualTo(value(service, "WorkingDirectory"));
            assertThat(value(service, "ExecStartPre")).doesNotContain("/srv/", "cd ", "git -C");
            assertThat(Repository.read(Repository.root().resolve("docs/recipes.md"))).contains("/" + unit + "`");
        }
    }

    @Test
    void the_timers_do_not_start_all_units_in_the_same_second() {
        UNITS.forEach(unit -> assertThat(value("lockstep-" + unit + ".timer", "RandomizedDelaySec")).isEqualTo("60"));
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

    /** As the recipe makes their folders: what was told whom is in the clone that both share. */
    @Test
    void what_the_reaper_told_the_unit_of_events_does_not_tell_again() throws IOException {
        try (Receiver receiver = new Receiver()) {
            day.configuredWith(receiver.yaml("staging-run") + """
                    pipeline: {canary: {traffic: {set: [false], read: [echo, "0"], abort: [false]}}}
                    """);
            day.landTested("second");
            Seat events = day.operator("host");
            String made = Repository.read(Repository.root().resolve("docs/recipes.md")).lines()
                    .filter(line -> line.contains(" worktree add ")).findFirst().orElseThrow();
            Path reap = events.folder().resolveSibling("reap");
            Ended ready = new Steps(events).bash(made.replaceAll("^sudo -H -u lockstep ", "")
                    .replace("/srv/lockstep/events", events.folder().toString())
                    .replace("/srv/lockstep/reap", reap.toString()));
            assertThat(ready.exitCode()).as(ready.err()).isZero();
            Files.copy(events.folder().resolve("lockstep.yaml"), reap.resolve("lockstep.yaml"));
            for (String unit : List.of("reap", "events", "reap")) {
                Seat host = unit.equals("reap") ? new Seat(day, "host", reap) : events;
                Ended ended = started("lockstep-" + unit, new Steps(host));
                assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
            }
            assertThat(receiver.words()).containsExactly("staging-run pass");
            for (String unit : List.of("events", "reap")) {
                assertThat(value("lockstep-" + unit + ".service", "ReadWritePaths")).contains("/srv/lockstep/events");
                assertThat(value("lockstep-" + unit + ".service", "EnvironmentFile")).isEqualTo("-/etc/lockstep/events");
            }
        }
    }

    @Test
    void a_unit_that_fails_is_told_to_somebody() throws IOException {
        for (String unit : UNITS) {
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
