package tests.record.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import lockstep.base.error.NotVerified;
import lockstep.base.text.Secrets;
import lockstep.gates.gate.Verdict;
import lockstep.gates.run.GateRun;
import lockstep.record.evidence.EvidenceFolder;
import lockstep.record.evidence.GateRunReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceFolderTest {

    @TempDir
    Path folder;

    private final GateRun run = Runs.of(Runs.gate("health", Verdict.PASS, "200"));

    @Test
    void a_run_is_stored_for_its_owner_only_and_reads_back() throws Exception {
        Path evidence = folder.resolve("a/b");
        Path file = new EvidenceFolder(evidence).store(run, new Secrets());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(evidence))).isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(GateRunReader.read(Files.readString(file), "file")).isEqualTo(run);
        assertThat(evidence).isDirectoryContaining(path -> path.equals(file)).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void a_run_that_holds_a_secret_is_not_stored() {
        GateRun leaking = Runs.of(Runs.gate("health", Verdict.PASS, "token c2VjcmV0LXZhbHVl"));
        assertThatThrownBy(() -> new EvidenceFolder(folder.resolve("e"))
                .store(leaking, new Secrets(List.of("secret-value"))))
                .isInstanceOf(NotVerified.class).hasMessageContaining("a secret of this run");
        assertThat(folder.resolve("e")).doesNotExist();
    }

    @Test
    void a_folder_that_cannot_be_made_is_said_so() throws Exception {
        Path file = Files.writeString(folder.resolve("taken"), "");
        assertThatThrownBy(() -> new EvidenceFolder(file).store(run, new Secrets()))
                .isInstanceOf(NotVerified.class).hasMessageContaining("is not a folder");
    }

    @Test
    void a_place_that_takes_no_files_is_said_so() {
        assertThatThrownBy(() -> new EvidenceFolder(Path.of("/proc/nothing")).store(run, new Secrets()))
                .isInstanceOf(NotVerified.class).hasMessageContaining("could not be stored");
    }
}
