package lockstep.gates.revision;

import java.nio.file.Path;
import java.util.List;

/** Where a service's revision is to be read. */
public sealed interface RevisionSource {

    /** A header of the answer to a path. */
    record Header(String path, String name) implements RevisionSource {}

    /** A field of a JSON answer; dots lead into nested objects. */
    record Field(String path, String name) implements RevisionSource {}

    /**
     * The one word that a command prints. It is started as given, without a shell.
     *
     * @param folder where it is started
     */
    record Command(List<String> words, Path folder) implements RevisionSource {
        public Command {
            words = List.copyOf(words);
        }

        public Command(List<String> words) {
            this(words, Path.of("").toAbsolutePath());
        }
    }

    /** The same, with a command started in this folder. */
    default RevisionSource in(Path folder) {
        return switch (this) {
            case Header header -> header;
            case Field field -> field;
            case Command(List<String> words, Path any) -> new Command(words, folder);
        };
    }

    /** As evidence names it: {@code header X-Build-Sha}. */
    default String inWords() {
        return switch (this) {
            case Header(String path, String name) -> "header " + name + (path.equals("/health") ? "" : " of " + path);
            case Field(String path, String name) -> "field " + name + " of " + path;
            case Command(List<String> words, Path folder) -> "command " + words.getFirst();
        };
    }
}
