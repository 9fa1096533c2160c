package tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tests.commands.cli.Doors.Outcome;
import tests.documents.DocumentedShell.Pasted;
import tests.house.Program;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** Commands of docs/troubleshooting.md and docs/recipes.md that prepare clones and remotes, as they stand there. */
class DocumentedSharingTest {

    private static final String RECIPES = "docs/recipes.md";
    private static final String TROUBLES = "docs/troubleshooting.md";

    private final ReleaseDay day = new ReleaseDay();

    @AfterEach
    void close() {
        day.close();
    }

    private String pasted(DocumentedShell commands, Path folder, Map<String, String> environment) throws Exception {
        Pasted pasted = commands.in(folder, environment);
        assertThat(pasted.exitCode()).as(commands + ": " + pasted.said()).isZero();
        return pasted.said();
    }

    private String pasted(DocumentedShell commands, Seat seat) throws Exception {
        return pasted(commands, seat.folder(), day.git().environment());
    }

    private static boolean isOfTheGroup(Path path, Object group) {
        try {
            List<PosixFilePermission> wanted = Files.isDirectory(path)
                    ? List.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_EXECUTE)
                    : List.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE);
            boolean isInherited = !Files.isDirectory(path) || ((int) Files.getAttribute(path, "unix:mode") & 02000) != 0;
            return Files.getAttribute(path, "posix:group").equals(group) && isInherited
                    && Files.getPosixFilePermissions(path).containsAll(wanted);
        } catch (IOException e) {
            throw new AssertionError(path.toString(), e);
        }
    }

    @Test
    void a_clone_that_a_group_shares_is_writable_for_it_and_what_lockstep_makes_there_is_too() throws Exception {
        Seat ada = day.operator("Ada Lovelace");
        Path git = ada.folder().resolve(".git");
        Object group = Files.getAttribute(git, "posix:group");
        pasted(DocumentedShell.span(TROUBLES, "core.sharedRepository"), ada);
        pasted(DocumentedShell.span(TROUBLES, "chgrp -R").with("GROUP", group.toString()), ada);
        try (Stream<Path> files = Files.walk(git)) {
            assertThat(files).allMatch(path -> isOfTheGroup(path, group));
        }
        day.landTested("first");
        assertThat(ada.promoteNow().exitCode()).isZero();
        try (Stream<Path> files = Files.walk(git.resolve("refs/lockstep"))) {
            assertThat(files).hasSizeGreaterThan(1).allMatch(path -> isOfTheGroup(path, group));
        }
    }

    @Test
    void what_mends_a_clone_or_shows_what_is_there_does_so() throws Exception {
        Seat ada = day.operator("Ada Lovelace");
        day.tag("v1.0.0", day.land("first"));
        day.git().in(ada.folder(), "fetch", "-q", "--tags", "origin");
        day.git().in(day.bare(), "tag", "-d", "v1.0.0");
        pasted(DocumentedShell.span(TROUBLES, "git push origin TAG").with("TAG", "v1.0.0"), ada);
        assertThat(pasted(DocumentedShell.span(TROUBLES, "git ls-remote --tags origin"), ada)).contains("refs/tags/v1.0.0");
        assertThat(pasted(DocumentedShell.span(TROUBLES, "git ls-remote origin refs/heads/release"), ada))
                .startsWith(day.head("release"));
        Path shallow = day.folder().resolve("shallow");
        day.git().in(day.folder(), "clone", "-q", "--depth=1", day.bare().toUri().toString(), shallow.toString());
        pasted(DocumentedShell.span(TROUBLES, "git fetch --unshallow"), shallow, day.git().environment());
        assertThat(day.git().in(shallow, "rev-parse", "--is-shallow-repository")).isEqualTo("false");
    }

    @Test
    void the_configuration_in_force_is_taken_from_where_release_is_and_counts() throws Exception {
        Seat ada = day.operator("Ada Lovelace");
        String own = Files.readString(ada.folder().resolve("lockstep.yaml"));
        day.landWith("lockstep.yaml", own);
        day.landTested("first");
        assertThat(ada.promoteNow().exitCode()).isZero();
        day.git().in(ada.folder(), "fetch", "-q", "origin");
        Files.writeString(ada.folder().resolve("lockstep.yaml"), own + "policy: {gate_max_age: 2h}\n");
        day.landTested("second");
        Outcome refused = ada.promoteNow();
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(22);
        assertThat(refused.err()).contains("config-in-force");
        pasted(DocumentedShell.span(TROUBLES, "git show origin/release:lockstep.yaml").with("FILE", "in-force.yaml"), ada);
        Outcome promoted = ada.promoteNow("--config", "in-force.yaml");
        assertThat(promoted.exitCode()).as(promoted.err()).isZero();
    }

    @Test
    void what_is_set_for_a_user_lands_in_that_users_own_configuration() throws Exception {
        Seat ada = day.operator("Ada Lovelace");
        pasted(DocumentedShell.span(TROUBLES, "safe.directory DIR").with("DIR", ada.folder().toString()), ada);
        pasted(DocumentedShell.span(RECIPES, "credential.helper"), ada);
        assertThat(day.git().in(ada.folder(), "config", "--global", "--get-all", "safe.directory")).contains(ada.folder().toString());
        assertThat(day.git().in(ada.folder(), "config", "--global", "credential.helper")).isEqualTo("store");
    }

    @Test
    void a_clone_whose_remote_has_another_name_is_made_with_it() throws Exception {
        Path clone = day.folder().resolve("named");
        pasted(new DocumentedShell(DocumentedShell.span(RECIPES, "git clone -o NAME").with("NAME", "upstream").text()
                + " -q '" + day.bare() + "' '" + clone + "'"), day.folder(), day.git().environment());
        assertThat(day.git().in(clone, "remote")).isEqualTo("upstream");
    }

    /** Users are made and taken on by programs of the test's: a test makes none on the machine that it runs on. */
    @Test
    void the_clones_of_the_units_are_made_and_the_one_that_reaps_remembers_with_the_one_that_tells() throws Exception {
        Path programs = Files.createDirectories(day.folder().resolve("programs"));
        Program.write(programs.resolve("useradd"), "#!/bin/sh\necho \"$@\" > " + day.folder() + "/user\n");
        Program.write(programs.resolve("sudo"), "#!/bin/sh\n[ \"$1 $2 $3\" = \"-H -u lockstep\" ] && shift 3 && exec \"$@\"\n");
        Program.write(programs.resolve("install"), "#!/bin/sh\n[ \"$1 $2 $3 $4 $5\" = \"-d -o lockstep -g lockstep\" ] "
                + "&& exec mkdir -p \"$6\"\n");
        Map<String, String> environment = new HashMap<>(day.git().environment());
        environment.put("PATH", programs + ":" + environment.get("PATH"));
        Path srv = day.folder().resolve("srv/lockstep");
        pasted(new DocumentedShell(DocumentedShell.block(RECIPES, "useradd").with(" URL ", " " + day.bare() + " ").text()
                .replace("/srv/lockstep", srv.toString())), day.folder(), environment);
        assertThat(Files.readString(day.folder().resolve("user"))).contains("--home-dir /var/lib/lockstep").endsWith(" lockstep\n");
        for (String unit : List.of("soak", "verify", "events", "reap")) {
            assertThat(day.git().in(srv.resolve(unit), "rev-parse", "HEAD")).as(unit).isEqualTo(day.head("main"));
        }
        assertThat(day.git().in(srv.resolve("reap"), "rev-parse", "--path-format=absolute", "--git-common-dir"))
                .isEqualTo(srv.resolve("events/.git").toString());
        assertThat(day.git().in(srv.resolve("reap"), "branch", "--show-current")).isEmpty();
    }

    @Test
    void a_remote_of_another_name_is_the_one_that_was_cloned() throws Exception {
        Seat ada = day.operator("Ada Lovelace");
        pasted(DocumentedShell.block(RECIPES, "git remote get-url origin").with("NAME", "upstream"), ada);
        day.landTested("first");
        ada.reconfigure("service: demo", "service: demo\ngit: {remote: upstream}");
        Outcome status = ada.status();
        assertThat(status.exitCode()).as(status.out() + status.err()).isIn(0, 22);
        assertThat(day.git().in(ada.folder(), "ls-remote", "upstream", "refs/heads/main")).startsWith(day.head("main"));
    }
}
