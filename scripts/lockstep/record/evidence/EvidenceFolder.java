package lockstep.record.evidence;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lockstep.base.error.NotVerified;
import lockstep.base.text.Secrets;
import lockstep.gates.run.GateRun;
import lockstep.record.document.RecordedDocument;

/** A folder of gate runs, a file each, for its owner's eyes only (0700, files 0600). */
public record EvidenceFolder(Path folder) {

    /** Stores a run and returns where. */
    public Path store(GateRun run, Secrets secrets) {
        String document = GateRunJson.write(run);
        SecretGuard.requireNone(document, secrets, "the evidence");
        SafeFile.makeFolder(folder);
        Path file = folder.resolve(run.id().text() + ".json");
        SafeFile.write(file, document);
        return file;
    }

    private static Optional<GateRun> read(Path file) throws IOException {
        try {
            return Files.size(file) > RecordedDocument.LARGEST
                    ? Optional.empty()
                    : Optional.of(GateRunReader.read(Files.readString(file), file.getFileName().toString()));
        } catch (NotVerified | CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The runs that lie there; what cannot be read is left out. */
    public List<GateRun> runs() {
        List<GateRun> runs = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
            for (Path file : files) {
                read(file).ifPresent(runs::add);
            }
        } catch (IOException e) {
            return List.copyOf(runs);
        }
        return List.copyOf(runs);
    }
}
