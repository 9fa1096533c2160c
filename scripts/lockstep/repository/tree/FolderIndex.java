package lockstep.repository.tree;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A folder, to be asked for many of its entries: each takes a few looks, however many there are. Of entries of one name
 * the first counts. Bytes that are no folder end in an {@link IndexOutOfBoundsException}.
 */
public final class FolderIndex {

    private final byte[] raw;
    /** Where entries begin, by their names as bytes: git orders a folder as if its name ended in a slash. */
    private final int[] starts;

    public FolderIndex(byte[] raw) {
        this.raw = raw;
        IntStream.Builder found = IntStream.builder();
        boolean isInOrder = true;
        byte[] last = {};
        for (TreeEntries entry = new TreeEntries(raw); !entry.isAtEnd(); entry.next()) {
            found.add(entry.at());
            byte[] name = entry.name();
            isInOrder &= Arrays.compareUnsigned(last, name) < 0;
            last = name;
        }
        int[] asTheyLie = found.build().toArray();
        starts = isInOrder ? asTheyLie : Arrays.stream(asTheyLie).boxed()
                .sorted(Comparator.comparing(start -> new TreeEntries(raw, start).name(), Arrays::compareUnsigned))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    public Optional<TreeEntries> find(String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        int low = 0;
        int high = starts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (Arrays.compareUnsigned(new TreeEntries(raw, starts[middle]).name(), wanted) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == starts.length
                ? Optional.empty()
                : Optional.of(new TreeEntries(raw, starts[low])).filter(entry -> Arrays.equals(entry.name(), wanted));
    }

    /** As they lie in the folder. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (TreeEntries entry = entries(); !entry.isAtEnd(); entry.next()) {
            names.add(entry.text() + (entry.isFolder() ? "/" : ""));
        }
        return names;
    }

    /** All of them, as they lie in the folder. */
    public TreeEntries entries() {
        return new TreeEntries(raw);
    }

    /** About as many bytes as it takes. */
    public long weight() {
        return raw.length + 4L * starts.length;
    }
}
