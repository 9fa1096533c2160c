package tests.repository.clone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import lockstep.repository.clone.MakingFolder;
import lockstep.repository.clone.SharedMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
