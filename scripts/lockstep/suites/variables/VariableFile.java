package lockstep.suites.variables;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import lockstep.base.error.ConfigurationError;
import lockstep.base.text.Sanitiser;

/** A file of variables, in one of the formats that are read. */
public enum VariableFile {
    DOTENV,
    JSON;

    private static final int LARGEST = 1024 * 1024;

    public Variables read(Path file) {
        String where = Sanitiser.line(String.valueOf(file.getFileName()), 100);
        byte[] bytes;
        // A stream, not a size: a pipe or <(…) has none.
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST + 1);
        } catch (IOException e) {
            throw new ConfigurationError(
                    where + " cannot be read: " + e.getClass().getSimpleName(),
                    "Name a readable file of variables.", e);
        }
        if (bytes.length > LARGEST) {
            throw new ConfigurationError(where + " is larger than 1 MiB", "Name a file of variables.");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new ConfigurationError(where + " is not UTF-8", "Save the file as UTF-8.", e);
        }
        return switch (this) {
            case DOTENV -> DotenvParser.parse(text, where);
            case JSON -> JsonVariables.parse(text, where);
        };
    }
}
