package lockstep.settings.gates;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import lockstep.base.text.Sanitiser;
import lockstep.settings.yaml.Mistakes;
import lockstep.settings.yaml.Place;

/** The files that gates name, read once each, within bounds. */
final class SideFiles {

    private static final int LARGEST = 1 << 20;
    private static final int MOST = 50;

    private final Beside beside;
    private final SortedMap<String, String> read = new TreeMap<>();

    SideFiles(Beside beside) {
        this.beside = beside;
    }

    String text(Mistakes mistakes, Place at, String path) {
        String shown = Sanitiser.line(path, 100);
        boolean leaves = path.isBlank() || path.startsWith("/") || path.contains("\\") || path.contains("\0")
                || Stream.of(path.split("/", -1))
                        .anyMatch(part -> part.isEmpty() || part.equals("..") || part.equals("."));
        if (leaves) {
            throw mistakes.at(at, "'" + shown + "' is not a path below the configuration's folder",
                    "Write a path like schemas/order.json.");
        }
        if (!read.containsKey(path)) {
            byte[] bytes = beside.read(path, LARGEST).orElseThrow(() -> mistakes.at(at,
                    "the file " + shown + " is not there, or is larger than 1 MiB",
                    "Put it beside lockstep.yaml, and commit it."));
            if (read.size() == MOST) {
                throw mistakes.at(at, "more than " + MOST + " files are named", "Name fewer.");
            }
            try {
                read.put(path, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
            } catch (CharacterCodingException e) {
                throw mistakes.at(at, "the file " + shown + " is not UTF-8", "Save it as UTF-8.");
            }
        }
        return read.get(path);
    }

    SortedMap<String, String> all() {
        return read;
    }
}
