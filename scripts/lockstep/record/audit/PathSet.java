package lockstep.record.audit;

/** Which paths came by. */
final class PathSet {

    private static final int FIRST = 1 << 11;

    private final PathKeys keys = new PathKeys();
    private long[] table = new long[FIRST];
    private int size;

    void add(String path) {
        if (PathKeys.isFull(table, size)) {
            grow();
        }
        long key = keys.of(path);
        int at = PathKeys.place(table, key);
        size += table[at] == 0 ? 1 : 0;
        table[at] = key;
    }

    boolean contains(String path) {
        return table[PathKeys.place(table, keys.of(path))] != 0;
    }

    private void grow() {
        long[] more = new long[2 * table.length];
        for (long key : table) {
            if (key != 0) {
                more[PathKeys.place(more, key)] = key;
            }
        }
        table = more;
    }
}
