package tests.repository.clone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import lockstep.repository.clone.MakingFolder;
import lockstep.repository.clone.SharedMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tests.release.workflow.ChildJvm;

class MakingFolderTest {

    @Test
    void a_folder_whose_process_was_quiet_for_days_and_lives_is_not_swept(@TempDir Path common) throws IOException {
        try (MakingFolder quiet = MakingFolder.in(common, SharedMode.NONE)) {
            Files.setLastModifiedTime(quiet.folder(), FileTime.from(Instant.now().minus(Duration.ofDays(3))));
            quiet.renew();
            MakingFolder.in(common, SharedMode.NONE).close();
            assertThat(quiet.folder()).exists();
        }
    }

    /** Makes a folder, says where it is, and works until its input ends. */
    static final class Quiet {

        private Quiet() {}

        public static void main(String[] arguments) throws IOException {
            try (MakingFolder making = MakingFolder.in(Path.of(arguments[0]), SharedMode.NONE)) {
                System.out.println(making.folder());
                System.in.read();
            }
        }
    }

    private static Process quiet(Path common) throws IOException {
        return new ProcessBuilder(ChildJvm.commandWithoutArchive(List.of(), Quiet.class.getName(), common.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void another_comes_three_days_later(Path common, Path folder) throws IOException {
        Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(Duration.ofDays(3))));
        MakingFolder.in(common, SharedMode.NONE).close();
    }

    @Test
    void a_folder_of_another_process_is_swept_after_days_where_that_died_and_never_while_it_lives(@TempDir Path common)
            throws Exception {
        Process quiet = quiet(common);
        Path folder = Path.of(quiet.inputReader().readLine());
        try {
            another_comes_three_days_later(common, folder);
            assertThat(folder.resolve("pack")).exists();
            another_comes_three_days_later(common, folder);
            assertThat(folder.resolve("pack")).as("nor by a second look").exists();
        } finally {
            quiet.destroyForcibly();
            quiet.waitFor();
        }
        another_comes_three_days_later(common, folder);
        assertThat(folder).doesNotExist();
    }

    @Test
    void a_folder_of_this_process_is_not_swept_and_no_look_at_it_gives_its_lock_back(@TempDir Path common)
            throws Exception {
        try (MakingFolder quiet = MakingFolder.in(common, SharedMode.NONE)) {
            Path linked = Files.createSymbolicLink(common.resolve("linked"), common);
            another_comes_three_days_later(linked, quiet.folder());
            assertThat(quiet.folder()).exists();
            Files.setLastModifiedTime(quiet.folder(), FileTime.from(Instant.now().minus(Duration.ofDays(3))));
            Process other = quiet(common);
            other.inputReader().readLine();
            other.getOutputStream().close();
            assertThat(other.waitFor()).isZero();
            assertThat(quiet.folder()).exists();
        }
        assertThat(common.resolve("lockstep")).doesNotExist();
    }
}
