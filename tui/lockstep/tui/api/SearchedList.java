package lockstep.tui.api;

import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.function.Function;
import lockstep.base.release.Sha;

/**
 * A long list in which a commit, and the rows that have some words, are found without going through all of it at every
 * key. The rows never change; what was looked for last is remembered.
 */
final class SearchedList<T> extends AbstractList<T> implements RandomAccess {

    private final List<T> rows;
    private final Function<T, List<String>> fields;
    private final Map<Sha, T> first;
    private volatile Found<T> last;

    /** @param words lower case, as they were asked for */
    private record Found<T>(String words, List<T> rows) {}

    private SearchedList(List<T> rows, Function<T, Optional<Sha>> commit, Function<T, List<String>> fields) {
        this.rows = List.copyOf(rows);
        this.fields = fields;
        this.first = HashMap.newHashMap(rows.size());
        this.rows.forEach(row -> commit.apply(row).ifPresent(sha -> first.putIfAbsent(sha, row)));
        this.last = new Found<>("", this.rows);
    }

    /**
     * The same list where it is one already.
     *
     * @param fields what is searched in a row, in any case
     */
    static <T> SearchedList<T> of(List<T> rows, Function<T, Optional<Sha>> commit, Function<T, List<String>> fields) {
        return rows instanceof SearchedList<T> searched ? searched : new SearchedList<>(rows, commit, fields);
    }

    /** The first row of the commit. */
    Optional<T> of(Sha sha) {
        return Optional.ofNullable(first.get(sha));
    }

    /** The rows in which all these words are, whatever their case. More letters leave no more rows. */
    List<T> matching(String filter) {
        String words = filter.strip().toLowerCase(Locale.ROOT);
        Found<T> known = last;
        if (!known.words().equals(words)) {
            List<T> among = words.startsWith(known.words()) ? known.rows() : rows;
            List<String> wanted = List.of(words.split("\\s+"));
            known = new Found<>(words, among.stream().filter(row -> hasAll(fields.apply(row), wanted)).toList());
            last = known;
        }
        return known.rows();
    }

    private static boolean hasAll(List<String> fields, List<String> words) {
        for (String word : words) {
            boolean found = false;
            for (String field : fields) {
                found |= !found && field.toLowerCase(Locale.ROOT).contains(word);
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    @Override
    public T get(int index) {
        return rows.get(index);
    }

    @Override
    public int size() {
        return rows.size();
    }
}
