package lockstep.tui.preferences;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import lockstep.base.error.ConfigurationError;
import lockstep.base.files.UserFolders;
import lockstep.base.text.Sanitiser;
import lockstep.settings.yaml.Mistakes;
import lockstep.settings.yaml.YamlReader;

/** Where an operator keeps {@code ui.yaml}: with everything else that is kept, else where the user's settings are. */
public record PreferencesFile(Optional<Path> path) {

    public static final String NAME = "ui.yaml";

    private static final int LARGEST = 64 * 1024;

    public static PreferencesFile of(Map<String, String> environment) {
        return new PreferencesFile(new UserFolders(environment).settings().map(folder -> folder.resolve(NAME)));
    }

    /** What it says; where there is none, what is usual. */
    public Preferences read() {
        return path.filter(Files::exists).map(PreferencesFile::parse).orElseGet(Preferences::usual);
    }

    private static Preferences parse(Path file) {
        String shown = Sanitiser.line(file.toString(), 200);
        return parse(text(file, shown), shown);
    }

    /** @param where the document comes from, sanitised, for messages */
    public static Preferences parse(String yaml, String where) {
        Mistakes mistakes = new Mistakes(where);
        return YamlReader.read(yaml, mistakes)
                .map(document -> new PreferencesMapping(mistakes).preferences(document))
                .orElseGet(Preferences::usual);
    }

    private static String text(Path file, String shown) {
        String remedy = "Make it a readable UTF-8 file, or start with --no-ui-config.";
        try {
            if (Files.size(file) > LARGEST) {
                throw new ConfigurationError(shown + " is larger than 64 KiB", remedy);
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new ConfigurationError(shown + " is not UTF-8 text", remedy, e);
        } catch (IOException e) {
            throw new ConfigurationError(shown + " cannot be read", remedy, e);
        }
    }
}
