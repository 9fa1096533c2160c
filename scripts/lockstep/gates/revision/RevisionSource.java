package lockstep.gates.revision;

import java.util.List;

/** Where a service's revision is to be read. */
public sealed interface RevisionSource {

    /** A header of the answer to a path. */
    record Header(String path, String name) implements RevisionSource {}

    /** A field of a JSON answer; dots lead into nested objects. */
    record Field(String path, String name) implements RevisionSource {}

    /** The one word that a command prints. It is started as given, without a shell. */
    record Command(List<String> words) implements RevisionSource {
        public Command {
            words = List.copyOf(words);
        }
    }

    /** As evidence names it: {@code header X-Build-Sha}. */
    default String inWords() {
        return switch (this) {
            case Header(String path, String name) -> "header " + name + (path.equals("/health") ? "" : " of " + path);
            case Field(String path, String name) -> "field " + name + " of " + path;
            case Command(List<String> words) -> "command " + words.getFirst();
        };
    }
}
