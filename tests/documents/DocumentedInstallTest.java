package tests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.documents.DocumentedShell.Pasted;
import tests.house.Program;
import tests.release.workflow.ReleaseDay;
import tests.release.workflow.Seat;

/** How docs/install.md installs, replaces and removes a bundle: its lines, pasted below a root folder of the test's. */
class DocumentedInstallTest {

    private static final String DOCUMENT = "docs/install.md";
    private static final Map<String, String> PATH = Map.of("PATH", System.getenv("PATH"));

    @TempDir
    Path folder;
    private Path root;
    private Path out;

    @BeforeEach
    void an_empty_root() throws IOException {
        root = folder.resolve("root");
        out = Files.createDirectories(folder.resolve("bundle-out"));
        Files.createDirectories(root.resolve("opt"));
        Files.createDirectories(root.resolve("usr/local/bin"));
    }

    /** A bundle whose command says which one it is. */
    private void make(String version) throws IOException, InterruptedException {
        String name = "lockstep-" + version + "-linux-x86_64";
        Program.write(out.resolve(name).resolve("bin/lockstep"), "#!/bin/sh\necho " + version + "\n");
        assertThat(new DocumentedShell("tar -czf " + name + ".tar.gz " + name + "; rm -r " + name + "\n"
                + "sha256sum " + name + ".tar.gz > " + name + ".tar.gz.sha256").in(out, PATH)).matches(it -> it.exitCode() == 0);
    }

    private Pasted pasted(DocumentedShell lines, String version) throws IOException, InterruptedException {
        return new DocumentedShell(lines.with("VERSION", version).text()
                .replaceAll("(?<=\\s)/(opt|usr)\\b", root + "/$1")).in(out, PATH);
    }

    private void install(String version) throws IOException, InterruptedException {
        Pasted pasted = pasted(DocumentedShell.block(DOCUMENT, "sha256sum -c lockstep"), version);
        assertThat(pasted.exitCode()).as(pasted.said()).isZero();
        assertThat(pasted.said()).isEqualTo("lockstep-" + version + "-linux-x86_64.tar.gz: OK\n");
    }

    private String said() throws IOException, InterruptedException {
        return new DocumentedShell(root + "/usr/local/bin/lockstep").in(folder, PATH).said().strip();
    }

    @Test
    void the_same_lines_install_a_bundle_and_put_a_newer_one_in_its_place() throws Exception {
        make("1.0.0");
        install("1.0.0");
        assertThat(said()).isEqualTo("1.0.0");
        Path began = root.resolve("opt/lockstep").toRealPath();
        make("1.1.0");
        install("1.1.0");
        assertThat(said()).isEqualTo("1.1.0");
        assertThat(began.resolve("bin/lockstep")).as("what runs keeps the folder that it began in").isExecutable();
        install("1.1.0");
        assertThat(said()).isEqualTo("1.1.0");
        assertThat(root.resolve("opt")).isDirectoryNotContaining("glob:**/lockstep.next");
    }

    @Test
    void a_bundle_that_was_changed_on_its_way_is_not_unpacked() throws Exception {
        make("1.0.0");
        Files.writeString(out.resolve("lockstep-1.0.0-linux-x86_64.tar.gz"), "something else");
        assertThat(pasted(DocumentedShell.block(DOCUMENT, "sha256sum -c lockstep"), "1.0.0").exitCode()).isNotZero();
        assertThat(root.resolve("opt")).isEmptyDirectory();
    }

    @Test
    void what_was_installed_can_be_removed() throws Exception {
        make("1.0.0");
        install("1.0.0");
        Pasted removed = pasted(DocumentedShell.span(DOCUMENT, "rm -r /opt/lockstep"), "1.0.0");
        assertThat(removed.exitCode()).as(removed.said()).isZero();
        assertThat(root.resolve("opt")).isEmptyDirectory();
        assertThat(root.resolve("usr/local/bin")).isEmptyDirectory();
    }

    @Test
    void what_a_clone_remembers_can_be_taken_away_and_is_verified_anew() throws Exception {
        try (ReleaseDay day = new ReleaseDay()) {
            Seat ada = day.operator("Ada Lovelace");
            day.landTested("first");
            assertThat(ada.promoteNow().exitCode()).isZero();
            assertThat(day.git().in(ada.folder(), "for-each-ref", "refs/lockstep")).isNotEmpty();
            Pasted removed = DocumentedShell.span(DOCUMENT, "update-ref --stdin").in(ada.folder(), day.git().environment());
            assertThat(removed.exitCode()).as(removed.said()).isZero();
            assertThat(day.git().in(ada.folder(), "for-each-ref", "refs/lockstep")).isEmpty();
            assertThat(ada.log("verify").exitCode()).isZero();
        }
    }
}
